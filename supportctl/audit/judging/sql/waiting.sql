-- All open promises that are late or soon will be, whenever their contacts were created.
create or replace view waiting as
select row_id, promise_no, outcome, elapsed, promised from judged where to_act_on(outcome)
union all
select row_id, promise_no, outcome, elapsed, promised from waiting_outside;
