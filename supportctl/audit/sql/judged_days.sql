-- The promises of contacts with a day among their times (rule 5a), judged from both ends of what is possible: what both
-- ends say stands. An open contact is at least what the shorter one is; what has run out from one end only is not due.
create or replace table judged_days as
select
    s.row_id,
    s.promise_no,
    s.group_no,
    case
        when s.state = l.state and s.reason is not distinct from l.reason then s.state
        when s.state = 'unknown' or l.state = 'unknown' then 'unknown'
        when s.state = 'running' and l.state = 'at_risk' then 'running'
        when s.state = 'at_risk' and l.state = 'overdue' then 'at_risk'
        else 'unknown'
    end::state as settled,
    case
        when s.state = l.state and s.reason is not distinct from l.reason then s.reason
        when settled <> 'unknown' then null
        when s.state = 'unknown' then s.reason
        when l.state = 'unknown' then l.reason
        else 'known_to_the_day'
    end as reason,
    case when settled <> 'unknown' and s.elapsed = l.elapsed then s.elapsed end as elapsed,
    case when s.promised = l.promised then s.promised end as promised,
    settled <> 'unknown' and s.due and l.due as due,
    settled <> 'unknown' and s.worthless and l.worthless as worthless
from judged_shortest s
join judged_longest l on l.row_id = s.row_id and l.promise_no = s.promise_no;
