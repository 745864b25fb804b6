-- The unread cells of one file, cut out of the marked texts that the projection left: ? cell separator, ? name
-- separator, ? first and ? stop row.
insert into unread_cell
select row_id, split_part(cell, name_end, 1), split_part(cell, name_end, 2)
from (
    select rowid as row_id, unnest(string_split(unread, ?)) as cell, ? as name_end
    from record_read
    where unread is not null and rowid >= ? and rowid < ?
) marked
where contains(cell, name_end);
