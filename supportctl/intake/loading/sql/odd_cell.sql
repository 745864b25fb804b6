-- The different unread cells of one file ($first to $stop row).
select distinct name, text, zone
from unread_cell
where row_id >= $first and row_id < $stop
order by all;
