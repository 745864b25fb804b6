-- What lists show of a record, beside what became of its promise; of a deadline that is a day its end.
select
    row_id,
    file_no,
    ticket_id,
    created_at,
    created_at_day is not null as is_day,
    coalesce(first_response_due_at_day_end, first_response_due_at) as first_response_deadline,
    coalesce(resolution_due_at_day_end, resolution_due_at) as resolution_deadline
from record
