-- The late contacts to list, all of them or those that are done: still open ones first, then the longest overrun, at
-- least (judged_span); a total order, so that reports repeat.
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
    where is_late(j.outcome) and ($open or not to_act_on(j.outcome))
    order by to_act_on(j.outcome) desc, overrun desc nulls last, j.row_id, j.promise_no
    limit $most
)
select w.row_id, w.promise_no, w.state, w.elapsed, w.promised, w.overrun, r.file_no, r.ticket_id, r.created_at,
    r.created_at_day is not null,
    coalesce(r.first_response_due_at_day_end, r.first_response_due_at),
    coalesce(r.resolution_due_at_day_end, r.resolution_due_at)
from record r
join worst w on w.row_id = r.row_id
order by w.state <> 'overdue', w.overrun desc nulls last, w.row_id, w.promise_no;
