-- The disagreements to list of each file and metric, the farthest from the target first.
select
    v.file_no, v.metric::varchar as metric, v.row_id, r.ticket_id, v.word, v.state, v.reason, v.promise_no,
    v.elapsed, v.promised, v.counted, v.deadline - v.started as allowed, v.until - v.started as taken
from vendor_compared v
join record r on r.row_id = v.row_id
where v.ours <> v.verdict
qualify row_number() over (
    partition by v.file_no, v.metric order by abs(v.elapsed - v.promised) desc nulls last, v.row_id
) <= $most
