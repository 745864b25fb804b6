-- Which of the rows to explain nobody answered and nobody waits for any more, whether the customer left, after how long.
select row_id, gone, coalesce(has_left, false) as has_left, wait
from contact
where row_id in (select unnest($rows::bigint[]))
