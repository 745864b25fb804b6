-- The cells of one file ($first to $stop row) that no format read, one row each.
insert into unread_cell
select row_id, cell.name, cell.text, cell.zone
from (
    select rowid as row_id, unnest(unread_cells) as cell
    from record_read
    where unread_cells is not null and rowid >= $first and rowid < $stop
) unread
where cell is not null;
