-- Promises counted by everything that a row of the report tells apart.
select
    p.cell_no,
    j.group_no,
    j.state::varchar as state,
    j.reason,
    j.due,
    j.worthless,
    count(*) as tickets
from judged j
join promise p on p.promise_no = j.promise_no
group by all
order by all;
