-- The promises of the rows to explain, as they were judged.
select row_id, promise_no, state::varchar, reason, elapsed, promised, due, worthless
from judged
where row_id in (select unnest($rows::bigint[]))
order by row_id, promise_no;
