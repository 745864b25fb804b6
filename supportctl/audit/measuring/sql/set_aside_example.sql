-- The first rows of each file and fate that were read but hold no usable contact, with the creation time that nobody could
-- read.
select r.file_no, r.fate, r.row_id, u.text as unread, r.ticket_id
from record r
left join unread_cell u on u.row_id = r.row_id and u.name = 'created_at'
where r.fate in (select unnest($set_aside::utinyint[]))
qualify row_number() over (partition by r.file_no, r.fate order by r.row_id) <= $most
