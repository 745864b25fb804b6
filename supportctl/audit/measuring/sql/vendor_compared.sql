-- The export's verdicts beside ours (rule 23). `ours` is met or breached, NULL where the two cannot be compared; open
-- and not late agrees with met. `reason` is the likely one of a disagreement, by the first of these that gives the
-- export's answer: its own deadline, its own business hours, a clock that never stops; then that the ticket was open.
-- `until` is when the clock stopped, or as-of; NULL where only a duration tells.
with judged_promise as (
    select j.*, p.is_response, p.goal
    from judged j
    join promise p on p.promise_no = j.promise_no
),
beside as (
    select
        s.row_id, s.file_no, s.is_response, s.word, s.deadline, s.counted, w.verdict,
        j.promise_no, j.state, j.elapsed, j.promised, j.goal, c.started,
        c.calendar_no is not null and j.goal <> 3 as in_hours,
        case
            when c.gone then c.started + c.wait
            when case when s.is_response then c.response_counted else c.resolution_counted end is not null then null
            else coalesce(case when s.is_response then c.responded else c.resolved end, $as_of)
        end as until,
        case
            when w.verdict not in ('met', 'breached') then null
            when j.state in ('met', 'running', 'at_risk', 'paused') then 'met'
            when j.state in ('breached', 'overdue', 'abandoned') then 'breached'
        end as ours
    from vendor_said s
    join vendor_word w on w.file_no = s.file_no and w.is_response = s.is_response and w.word = s.word
    join clock c on c.row_id = s.row_id
    left join judged_promise j on j.row_id = s.row_id and j.is_response = s.is_response
)
select
    *,
    case
        when ours = verdict or ours is null then null
        when goal <> 3 and (until <= deadline) = (verdict = 'met') then 'deadline'
        when until is not null and (counted <= promised) = (verdict = 'met') then 'business_hours'
        when in_hours and (until - started <= promised) = (verdict = 'met') then 'around_the_clock'
        when state not in ('met', 'breached', 'abandoned') then 'open'
        when (until <= deadline) <> (verdict = 'met') then 'against_its_deadline'
        else 'unsaid'
    end as reason
from beside
