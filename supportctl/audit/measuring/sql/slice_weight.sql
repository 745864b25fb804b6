-- How many promises each slice has, how many of them are late, and how many count as due.
select
    c.cell_no,
    c.group_no,
    sum(c.n)::bigint as tickets,
    sum(case when is_late(c.outcome) then c.n else 0 end)::bigint as late,
    sum(case when o.due then c.n else 0 end)::bigint as due
from counted c
join outcome o on o.outcome = c.outcome
group by c.cell_no, c.group_no
order by c.cell_no, c.group_no
