-- The clocks in working time: instants become microseconds worked so far in the calendar of the contact's policy
-- (rule 1). Impossible instants (rule 4) are not measured; a possible instant that the table lacks is a defect and
-- stops the run.
with sound as (
    select
        *,
        started between $earliest and $latest as start_sound,
        coalesce(stopped between $earliest and $latest, false) as stop_sound
    from promised
)
select
    c.*,
    case when c.calendar_no is null then 1
         when c.start_sound then (c.started >= a.open1 and c.started < a.close1 or c.started >= a.open2 and c.started < a.close2)::int
    end as in_hours,
    case
        when c.calendar_no is null then c.started
        when not c.start_sound then 0
        when a.key is null then error('no working day for record ' || c.row_id)::bigint
        else a.before_us
            + greatest(0, least(c.started, a.close1) - a.open1) + greatest(0, least(c.started, a.close2) - a.open2)
    end as started_worked,
    case
        when not c.stop_sound then null
        when c.calendar_no is null then c.stopped
        when b.key is null then error('no working day for record ' || c.row_id)::bigint
        else b.before_us
            + greatest(0, least(c.stopped, b.close1) - b.open1) + greatest(0, least(c.stopped, b.close2) - b.open2)
    end as stopped_worked
from sound c
left join working_day a on a.key = c.calendar_no * 100000000 + c.started // $slot
left join working_day b on b.key = c.calendar_no * 100000000 + c.stopped // $slot
