-- What stays unread, as names in each row of one file ($first to $stop row): " first_response_at closed_at ".
update record_read
set unread = left_unread.names
from (
    select row_id, ' ' || string_agg(name, ' ' order by name) || ' ' as names
    from unread_cell
    where row_id >= $first and row_id < $stop
    group by row_id
) left_unread
where record_read.rowid = left_unread.row_id;
