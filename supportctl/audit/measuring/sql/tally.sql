-- Promises by slice and outcome.
select cell_no, group_no, outcome::varchar, sum(n)::bigint
from counted
group by all
order by all;
