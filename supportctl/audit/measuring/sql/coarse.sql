-- How long finished contacts took, where that is known to more than the day, in steps of $step microseconds: elapsed times in (step * n, step * (n + 1)].
create or replace table coarse as
select
    p.cell_no,
    j.group_no,
    greatest(j.elapsed - 1, 0) // $step as bucket,
    count(*) as n,
    max(j.elapsed) as longest,
    sum(j.elapsed)::hugeint as total
from judged j
join promise p on p.promise_no = j.promise_no
where j.state in ('met', 'breached') and j.elapsed is not null
group by all;
