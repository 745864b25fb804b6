-- What the clocks of the rows to explain show: whether nobody answered and how long was waited, and per metric the stop.
select
    row_id,
    gone,
    coalesce(has_left, false),
    wait,
    responded_from, case when not gone and response_lasted is null then responded end, response_counted,
    resolved_from, case when resolution_lasted is null then resolved end, resolution_counted
from clock
where row_id in (select unnest($rows::bigint[]))
