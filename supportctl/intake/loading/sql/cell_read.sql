-- The cells of one file ($first to $stop row) that turned out to be readable, with their values and days.
create or replace table cell_read as
select u.row_id, u.name, o.value, o.day, o.day_end
from unread_cell u
join odd_cell o on o.name = u.name and o.text = u.text and o.zone = u.zone
where o.readable and u.row_id >= $first and u.row_id < $stop;
