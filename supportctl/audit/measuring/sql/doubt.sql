-- What is doubtful in each file, as counts of rows; what each column says is in notes.py.
select
    file_no,
    coalesce(sum(ambiguous_times), 0)::bigint as ambiguous,
    coalesce(sum(nonexistent_times), 0)::bigint as nonexistent,
    sum((unread is not null and fate = 0)::int)::bigint as unreadable,
    sum((not ($ids_are_numbers and fate = 0) and contains(lower(ticket_id), 'e')
         and regexp_matches(ticket_id, '^\d+([.,]\d+)?[Ee]\+?\d+$'))::int)::bigint as damaged_ids,
    sum((resolved_at is null and closed_at is not null and fate = 0)::int)::bigint as closed_for_resolved,
    count(case when fate = 0 then coalesce(
        created_at_day, first_response_at_day, resolved_at_day, closed_at_day, first_response_due_at_day, resolution_due_at_day
    ) end) as days,
    sum((fate = 4)::int)::bigint as repeated,
    sum((fate = 5)::int)::bigint as older,
    sum((fate = 8)::int)::bigint as parts,
    sum((fate = 9)::int)::bigint as versions,
    sum((fate = 7)::int)::bigint as bookkeeping
from record
group by file_no
