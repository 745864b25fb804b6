-- The clocks in working time: instants become microseconds worked so far in the promise's calendar (rule 1).
-- A promise without calendar_no runs around the clock and needs no table. Impossible instants (rule 4) are not
-- measured; a possible instant that the table lacks is a defect and stops the run.
with sound as (
    select
        *,
        started < $earliest or started > $latest as start_impossible,
        coalesce(stopped < $earliest or stopped > $latest, false) as stop_impossible
    from clock
)
select
    c.*,
    p.goal, p.target, p.warn_share, p.excluded, p.service_level, p.short_abandon, p.worthless_after,
    p.clock_skew, p.accept_export_clock, p.calendar_no, p.as_of_worked,
    case
        when p.calendar_no is null then c.started
        when c.start_impossible then 0
        when a.key is null then error('no working day for record ' || c.row_id)::bigint
        else a.before_us
            + greatest(0, least(c.started, a.close1) - a.open1) + greatest(0, least(c.started, a.close2) - a.open2)
            + greatest(0, least(c.started, a.close3) - a.open3) + greatest(0, least(c.started, a.close4) - a.open4)
    end as started_worked,
    case
        when c.stopped is null or c.stop_impossible then null
        when p.calendar_no is null then c.stopped
        when b.key is null then error('no working day for record ' || c.row_id)::bigint
        else b.before_us
            + greatest(0, least(c.stopped, b.close1) - b.open1) + greatest(0, least(c.stopped, b.close2) - b.open2)
            + greatest(0, least(c.stopped, b.close3) - b.open3) + greatest(0, least(c.stopped, b.close4) - b.open4)
    end as stopped_worked
from sound c
join promise p on p.promise_no = c.promise_no
left join working_day a on a.key = p.calendar_no * 100000000 + c.started // $slot
left join working_day b on b.key = p.calendar_no * 100000000 + c.stopped // $slot
