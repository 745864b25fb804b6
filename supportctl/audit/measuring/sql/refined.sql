-- How often each elapsed time occurs in the steps that hold a wanted rank (wanted_step).
select p.cell_no, j.group_no, w.bucket, j.elapsed, count(*) as n
from judged j
join promise p on p.promise_no = j.promise_no
join wanted_step w on w.cell_no = p.cell_no and w.group_no = j.group_no and w.bucket = greatest(j.elapsed - 1, 0) // $step
where is_finished(j.outcome) and j.elapsed is not null
group by all
