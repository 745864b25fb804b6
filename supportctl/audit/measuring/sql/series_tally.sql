-- Promises of each series by state, those that are kept, and those that came too late to be of use.
select
    s.series_no,
    sum(case when o.state = 'not_applicable' then c.n else 0 end)::bigint as not_applicable,
    sum(case when o.state = 'excluded' then c.n else 0 end)::bigint as excluded,
    sum(case when o.state = 'abandoned' then c.n else 0 end)::bigint as abandoned,
    sum(case when o.state = 'unknown' then c.n else 0 end)::bigint as unknown,
    sum(case when o.state = 'met' then c.n else 0 end)::bigint as met,
    sum(case when o.state = 'breached' then c.n else 0 end)::bigint as breached,
    sum(case when o.state = 'overdue' then c.n else 0 end)::bigint as overdue,
    sum(case when o.state = 'paused' then c.n else 0 end)::bigint as paused,
    sum(case when o.state = 'at_risk' then c.n else 0 end)::bigint as at_risk,
    sum(case when o.state = 'running' then c.n else 0 end)::bigint as running,
    sum(case when o.state = 'met' and o.due then c.n else 0 end)::bigint as kept,
    sum(case when o.worthless then c.n else 0 end)::bigint as worthless
from series s
join counted c on c.cell_no = s.cell_no and c.group_no = s.group_no
join outcome o on o.outcome = c.outcome
group by s.series_no
