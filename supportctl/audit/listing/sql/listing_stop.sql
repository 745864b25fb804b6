-- The judged promises of the records from $start to before $stop, with what is shown of them. The stop is what the clock
-- says, whatever became of the promise, but nobody answered a contact that is gone, and a duration since a day ends at no
-- known instant. `on_calendar` where the due time is to be found in opening hours; none is known since a day.
select
    j.row_id,
    o.state,
    case when j.outcome = 'excluded' then p.excluded else o.reason end as reason,
    j.elapsed,
    j.promised,
    l.*,
    c.started,
    case when not c.gone and c.lasted is null then c.stopped end as stopped,
    c.from_column as stopped_from,
    c.start_is_day,
    case when p.goal = 'deadline' then c.deadline end as deadline,
    p.goal = 'deadline' as is_deadline,
    c.started between $earliest and $latest as start_sound,
    l.calendar_no is not null and not c.start_is_day and start_sound and j.promised between 1 and $horizon as on_calendar
from judged j
join outcome o on o.outcome = j.outcome
join promise p on p.promise_no = j.promise_no
join listing_promise l on l.promise_no = j.promise_no
join stop c on c.row_id = j.row_id and c.metric = p.metric
where j.row_id >= $start and j.row_id < $stop
  and c.row_id >= $start and c.row_id < $stop
