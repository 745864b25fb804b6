-- One row per promise: the clock that it is about, in what judging looks at. `taken` is the working time until the stop,
-- `open_for` until as-of. The export's own deadline is an instant: both then count wall time. A deadline that is a day
-- runs out with its end, which is no instant of it (rule 5a). Who waits since some moment of as-of's own day came in by
-- as-of.
select
    w.row_id,
    case when $split_hours
         then w.group_no * 3 + case when w.start_is_day or not w.has_policy then 2 else coalesce(w.in_hours, 2) end
         else w.group_no end as group_no,
    w.promise_no,
    w.goal,
    w.warn_numerator,
    w.warn_denominator,
    w.excluded,
    w.service_level,
    w.short_abandon,
    w.worthless_after,
    w.clock_skew,
    w.foreign_clock,
    w.first_started,
    w.gone,
    w.wait,
    w.left_out,
    w.untold,
    w.stop_unread,
    w.stopped,
    w.stopped_last,
    w.counted,
    case when w.stopped is null then least(w.started, greatest($as_of, w.first_started)) else w.started end as waits_since,
    (w.goal = 'deadline' and w.deadline_is_day)::int as deadline_is_day,
    not w.start_sound or (w.stopped is not null and not w.stop_sound) as impossible,
    case w.goal
        when 'column' then w.own_target_unread
        else w.deadline_unread
    end as goal_unread,
    case w.goal
        when 'within' then w.target
        when 'column' then w.own_target
        when 'deadline' then w.deadline - case when w.lasted is null then waits_since else w.lasting_from end
    end as promised,
    case
        when w.lasted is not null then case
            when w.goal = 'deadline' or w.calendar_no is null then w.lasted
            when $shortest then s.least
            else s.most
        end
        when w.goal <> 'deadline' then w.stopped_worked - w.started_worked
        else w.stopped - w.started
    end as taken,
    case when w.goal <> 'deadline' then w.as_of_worked - w.started_worked else $as_of - waits_since end as open_for
from worked w
left join day_span s on s.calendar_no = w.calendar_no and s.first_started = w.first_started and s.lasted = w.lasted
