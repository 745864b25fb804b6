-- The instants and durations of the rows to explain, as intake read them.
select
    row_id, file_no, fate, ticket_id,
    created_at, first_response_at, resolved_at, closed_at, updated_at, first_response_due_at, resolution_due_at,
    first_response_duration, resolution_duration, wait_duration,
    created_at_day, first_response_at_day, resolved_at_day, closed_at_day, updated_at_day, first_response_due_at_day,
    resolution_due_at_day,
    coalesce(ambiguous_times, 0) as ambiguous, coalesce(nonexistent_times, 0) as nonexistent
from record
where row_id in (select unnest($rows::bigint[]))
order by row_id;
