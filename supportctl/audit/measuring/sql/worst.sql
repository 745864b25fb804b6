-- The late contacts to list: still open ones first, then the longest overrun, at least (judged_span).
with worst as (
    select
        j.row_id,
        j.promise_no,
        o.state,
        j.elapsed,
        j.promised,
        coalesce(j.elapsed - j.promised, s.least_overrun) as overrun
    from judged j
    join outcome o on o.outcome = j.outcome
    left join judged_span s on s.row_id = j.row_id and s.promise_no = j.promise_no
    where is_late(j.outcome)
    order by to_act_on(j.outcome) desc, overrun desc nulls last, j.row_id, j.promise_no
    limit $most
)
select
    w.*,
    r.file_no,
    r.ticket_id,
    r.created_at,
    r.created_at_day is not null as is_day,
    coalesce(r.first_response_due_at_day_end, r.first_response_due_at) as first_response_deadline,
    coalesce(r.resolution_due_at_day_end, r.resolution_due_at) as resolution_deadline
from record r
join worst w on w.row_id = r.row_id
