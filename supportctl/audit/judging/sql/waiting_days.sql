-- The same as waiting_outside, of contacts with a day among their times.
insert into waiting_outside
select row_id, promise_no, outcome, elapsed, promised
from judged_days
where to_act_on(outcome);
