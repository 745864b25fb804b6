-- The late contacts to list, in some states: those still open first, then the longest overrun; a total order, so that reports repeat.
with worst as (
    select row_id, promise_no, state, elapsed, promised, elapsed - promised as overrun
    from judged
    where state::varchar in (select unnest($states::varchar[]))
    order by state <> 'overdue', overrun desc nulls last, row_id, promise_no
    limit $most
)
select w.row_id, w.promise_no, w.state::varchar, w.elapsed, w.promised, w.overrun, r.file_no, r.ticket_id, r.created_at
from record r
join worst w on w.row_id = r.row_id
order by w.state <> 'overdue', w.overrun desc nulls last, w.row_id, w.promise_no;
