-- The same as waiting_outside, of contacts with a day among their times.
insert into waiting_outside
select row_id, promise_no, state, elapsed, promised
from judged_days
where state in ('overdue', 'at_risk');
