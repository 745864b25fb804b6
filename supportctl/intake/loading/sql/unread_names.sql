-- What stays unread, as names in each row of one file (? first, ? stop row): " first_response_at closed_at ".
update record_read
set unread = (
    select ' ' || string_agg(u.name, ' ' order by u.name) || ' ' from unread_cell u where u.row_id = record_read.rowid
)
where record_read.unread is not null and record_read.rowid >= ? and record_read.rowid < ?;
