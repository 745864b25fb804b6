-- What stays unread.
delete from unread_cell u using cell_read c where c.row_id = u.row_id and c.name = u.name;
