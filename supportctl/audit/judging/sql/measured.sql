-- One row per (ticket, promise): the clock that the promise is about, in the columns that judging looks at.
-- `taken` is the working time until the stop, `open_for` until as-of. The export's own deadline is an instant: both
-- then count wall time. A deadline that is a day runs out with its end, which is no instant of it (rule 5a). Who waits
-- since some moment of as-of's own day came in by as-of.
select
    w.row_id,
    case when $split_hours
         then w.group_no * 3 + case when w.start_is_day or not p.has_policy then 2 else w.in_hours end
         else w.group_no end as group_no,
    w.first_started,
    w.done,
    w.gone,
    p.is_response and w.was_answered as was_answered,
    w.wait,
    p.promise_no,
    p.is_response,
    p.goal,
    p.warn_numerator,
    p.warn_denominator,
    p.excluded,
    p.service_level,
    p.short_abandon,
    p.worthless_after,
    p.clock_skew,
    p.foreign_clock,
    case when p.is_response then w.responded else w.resolved end as stopped,
    case when p.is_response then w.responded_last else w.resolved_last end as stopped_last,
    case when stopped is null then least(w.started, greatest($as_of, w.first_started)) else w.started end as waits_since,
    (p.goal = 3 and case when p.is_response then w.response_due_is_day else w.resolution_due_is_day end)::int
        as deadline_is_day,
    case when p.is_response then w.response_counted else w.resolution_counted end as counted,
    not w.start_sound or case when p.is_response then w.responded is not null and not w.response_sound
                              else w.resolved is not null and not w.resolution_sound end as impossible,
    w.unread is not null and case when p.is_response
        then contains(w.unread, ' first_response_at ')
             or (w.first_response_at is null and contains(w.unread, ' first_response_duration '))
        else contains(w.unread, ' resolved_at ')
             or (w.resolved_at is null and contains(w.unread, ' closed_at '))
             or (coalesce(w.resolved_at, w.closed_at) is null and contains(w.unread, ' resolution_duration '))
    end as unread,
    w.unread is not null and contains(w.unread, case
        when p.is_response and p.goal = 2 then ' first_response_target '
        when p.is_response then ' first_response_due_at '
        when p.goal = 2 then ' resolution_target '
        else ' resolution_due_at '
    end) as goal_unread,
    case p.goal
        when 1 then p.target
        when 2 then case when p.is_response then w.first_response_target else w.resolution_target end
        when 3 then case
            when p.is_response
            then w.first_response_due_at - case when w.response_lasted is null then waits_since else w.lasting_from end
            else w.resolution_due_at - case when w.resolution_lasted is null then waits_since else w.lasting_from end
        end
    end as promised,
    case
        when case when p.is_response then w.response_lasted else w.resolution_lasted end is not null then case
            when p.goal = 3 or w.calendar_no is null
            then case when p.is_response then w.response_lasted else w.resolution_lasted end
            when $shortest then s.least
            else s.most
        end
        when p.goal <> 3
        then case when p.is_response then w.responded_worked else w.resolved_worked end - w.started_worked
        else case when p.is_response then w.responded else w.resolved end - w.started
    end as taken,
    case when p.goal <> 3 then w.as_of_worked - w.started_worked else $as_of - waits_since end as open_for
from worked w
join promise p on p.trait_no = w.trait_no
left join day_span s
  on s.calendar_no = w.calendar_no
 and s.first_started = w.first_started
 and s.lasted = case when p.is_response then w.response_lasted else w.resolution_lasted end
where w.has_days = $with_days
