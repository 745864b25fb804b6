-- Promises counted by all that a row of the report tells apart, and how long finished ones took, where that is known to
-- more than the day, in steps of $step microseconds: elapsed times in (step * n, step * (n + 1)].
select
    p.cell_no,
    j.group_no,
    j.outcome,
    case when is_finished(j.outcome) and j.elapsed is not null then greatest(j.elapsed - 1, 0) // $step end as bucket,
    count(*) as n,
    max(case when is_finished(j.outcome) then j.elapsed end) as longest,
    sum(case when is_finished(j.outcome) then j.elapsed end) as total
from judged j
join promise p on p.promise_no = j.promise_no
group by all
