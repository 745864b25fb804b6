-- The export's verdicts beside ours (rule 23). `ours` is met or breached, NULL where the two cannot be compared; open
-- and not late agrees with met. `reason` is the likely one of a disagreement, by the first of these that gives the
-- export's answer: its own deadline, its own business hours, a clock that never stops; then that the ticket was open.
-- `until` is when the clock stopped, or as-of; NULL where only a duration tells.
with judged_promise as (
    select j.*, o.state, p.metric, p.goal
    from judged j
    join outcome o on o.outcome = j.outcome
    join promise p on p.promise_no = j.promise_no
),
beside as (
    select
        s.row_id, s.file_no, s.metric, s.word, s.deadline, s.counted, w.verdict,
        j.promise_no, j.state, j.elapsed, j.promised, j.goal, k.started,
        k.calendar_no is not null and j.goal <> 'deadline' as in_hours,
        case
            when k.gone then k.started + k.wait
            when c.counted is not null then null
            else coalesce(c.stopped, $as_of)
        end as until,
        case
            when w.verdict not in ('met', 'breached') then null
            when j.state in ('met', 'running', 'at_risk', 'paused') then 'met'
            when j.state in ('breached', 'overdue', 'abandoned') then 'breached'
        end as ours
    from vendor_said s
    join vendor_word w on w.file_no = s.file_no and w.metric = s.metric and w.word = s.word
    join contact k on k.row_id = s.row_id
    left join stop c on c.row_id = s.row_id and c.metric = s.metric
    left join judged_promise j on j.row_id = s.row_id and j.metric = s.metric
)
select
    *,
    case
        when ours = verdict or ours is null then null
        when goal <> 'deadline' and (until <= deadline) = (verdict = 'met') then 'deadline'
        when until is not null and (counted <= promised) = (verdict = 'met') then 'business_hours'
        when in_hours and (until - started <= promised) = (verdict = 'met') then 'around_the_clock'
        when state not in ('met', 'breached', 'abandoned') then 'open'
        when (until <= deadline) <> (verdict = 'met') then 'against_its_deadline'
        else 'unsaid'
    end as reason
from beside
