-- The promises of contacts with a day among their times (rule 5a), judged from both ends of what is possible: what both
-- ends say stands; of two reasons to exclude it the longer end's. An open contact is at least what the shorter one is;
-- what has run out, or is worthless, from one end only is not. The time from a day to a deadline is not known.
create or replace table judged_days as
with ends as (
    select
        s.row_id,
        s.promise_no,
        s.group_no,
        s.outcome,
        l.outcome as other,
        o.state,
        e.state as other_state,
        o.state = e.state
            or o.state = 'running' and e.state = 'at_risk'
            or o.state = 'at_risk' and e.state = 'overdue' as settled,
        case when s.elapsed = l.elapsed then s.elapsed end as elapsed,
        case when s.promised = l.promised and not (p.goal = 'deadline' and r.created_at_day is not null) then s.promised end
            as promised
    from judged_shortest s
    join judged_longest l on l.row_id = s.row_id and l.promise_no = s.promise_no
    join outcome o on o.outcome = s.outcome
    join outcome e on e.outcome = l.outcome
    join promise p on p.promise_no = s.promise_no
    join record r on r.row_id = s.row_id
)
select
    row_id,
    promise_no,
    group_no,
    case
        when state = 'unknown' then outcome
        when other_state = 'unknown' then other
        when not settled then 'known_to_the_day'
        when outcome = other or state = 'excluded' then other
        when state <> other_state then outcome
        when state = 'met' then 'met_early'
        else state
    end::outcome as outcome,
    case when settled then elapsed end as elapsed,
    promised
from ends;
