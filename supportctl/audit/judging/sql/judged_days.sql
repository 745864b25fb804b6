-- The promises of contacts with a day among their times (rule 5a), judged from both ends of what is possible: what both
-- ends say stands; of two reasons to exclude it the longer end's. An open contact is at least what the shorter one is;
-- what has run out from one end only is not due.
create or replace table judged_days as
with ends as (
    select
        s.row_id, s.promise_no, s.group_no, s.state, s.reason, l.state as other_state, l.reason as other_reason,
        s.state = l.state
            or s.state = 'running' and l.state = 'at_risk'
            or s.state = 'at_risk' and l.state = 'overdue' as settled,
        case when s.elapsed = l.elapsed then s.elapsed end as elapsed,
        case when s.promised = l.promised then s.promised end as promised,
        s.due and l.due as due,
        s.worthless and l.worthless as worthless
    from judged_shortest s
    join judged_longest l on l.row_id = s.row_id and l.promise_no = s.promise_no
)
select
    row_id,
    promise_no,
    group_no,
    case when settled then state else 'unknown' end::state as state,
    case
        when state = 'unknown' then reason
        when settled or other_state = 'unknown' then other_reason
        else 'known_to_the_day'
    end as reason,
    case when settled then elapsed end as elapsed,
    promised,
    settled and due as due,
    settled and worthless as worthless
from ends;
