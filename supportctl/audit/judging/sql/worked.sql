-- The clocks in working time: instants become microseconds worked so far in the calendar of the ticket's policy
-- (rule 1). Impossible instants (rule 4) are not measured; a possible instant that the table lacks is a defect and
-- stops the run.
with sound as (
    select
        *,
        started between $earliest and $latest as start_sound,
        coalesce(responded between $earliest and $latest, false) as response_sound,
        coalesce(resolved between $earliest and $latest, false) as resolution_sound
    from clock
)
select
    c.*,
    case when c.calendar_no is null then 1
         else (c.started >= a.open1 and c.started < a.close1 or c.started >= a.open2 and c.started < a.close2)::int
    end as in_hours,
    case
        when c.calendar_no is null then c.started
        when not c.start_sound then 0
        when a.key is null then error('no working day for record ' || c.row_id)::bigint
        else a.before_us
            + greatest(0, least(c.started, a.close1) - a.open1) + greatest(0, least(c.started, a.close2) - a.open2)
    end as started_worked,
    case
        when not c.response_sound then null
        when c.calendar_no is null then c.responded
        when b.key is null then error('no working day for record ' || c.row_id)::bigint
        else b.before_us
            + greatest(0, least(c.responded, b.close1) - b.open1)
            + greatest(0, least(c.responded, b.close2) - b.open2)
    end as responded_worked,
    case
        when not c.resolution_sound then null
        when c.calendar_no is null then c.resolved
        when d.key is null then error('no working day for record ' || c.row_id)::bigint
        else d.before_us
            + greatest(0, least(c.resolved, d.close1) - d.open1)
            + greatest(0, least(c.resolved, d.close2) - d.open2)
    end as resolved_worked
from sound c
left join working_day a on a.key = c.calendar_no * 100000000 + c.started // $slot
left join working_day b on b.key = c.calendar_no * 100000000 + c.responded // $slot
left join working_day d on d.key = c.calendar_no * 100000000 + c.resolved // $slot
