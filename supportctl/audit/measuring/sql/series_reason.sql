-- Why promises of each series are excluded or unknown; a rule of sla.yaml gives its own name as the reason.
select series_no, state, list(reason order by reason), list(n order by reason)
from (
    select s.series_no, o.state, coalesce(o.reason, x.excluded) as reason, sum(c.n)::bigint as n
    from series s
    join counted c on c.cell_no = s.cell_no and c.group_no = s.group_no
    join outcome o on o.outcome = c.outcome
    join cell x on x.cell_no = c.cell_no
    where o.state in ('excluded', 'unknown')
    group by all
) reasons
group by series_no, state
