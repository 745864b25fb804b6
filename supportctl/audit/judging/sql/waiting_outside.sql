-- Open promises that are late or soon will be, of contacts created outside the window: what to act on is a matter of
-- work, not of a period (rule 25).
select row_id, promise_no, outcome, elapsed, promised
from judged
where to_act_on(outcome)
