-- The cells of the rows to explain that nobody could read.
select row_id, name, left(text, $most)
from unread_cell
where row_id in (select unnest($rows::bigint[]))
order by row_id, name;
