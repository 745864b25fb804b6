-- The judged promises of the records from $start to before $stop, with what is shown of them. The stop is what
-- `clock` says, whatever became of the promise, but nobody answered a contact that is gone, and a duration since a day ends
-- at no known instant. `on_calendar` where the due time is to be found in opening hours; none is known since a day.
select
    j.row_id,
    j.state::varchar as state,
    j.reason,
    j.elapsed,
    j.promised,
    l.*,
    c.started,
    case
        when not l.is_response then case when c.resolution_lasted is null then c.resolved end
        when not c.gone and c.response_lasted is null then c.responded
    end as stopped,
    case when l.is_response then c.responded_from else c.resolved_from end as stopped_from,
    c.start_is_day,
    case
        when l.is_deadline and l.is_response then c.first_response_due_at
        when l.is_deadline then c.resolution_due_at
    end as deadline,
    c.started between $earliest and $latest as start_sound,
    l.calendar_no is not null and not c.start_is_day and start_sound and j.promised between 1 and $horizon as on_calendar
from judged j
join listing_promise l on l.promise_no = j.promise_no
join clock c on c.row_id = j.row_id
where j.row_id >= $start and j.row_id < $stop
  and c.row_id >= $start and c.row_id < $stop
