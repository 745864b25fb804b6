-- All open promises that are late or soon will be, whenever their contacts were created.
create or replace view waiting as
select row_id, promise_no, state, elapsed, promised from judged where state in ('overdue', 'at_risk')
union all
select row_id, promise_no, state, elapsed, promised from waiting_outside;
