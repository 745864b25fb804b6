-- Rows of one file ($first to $stop row) without a creation time that may repeat its header: where the time should stand
-- is one of the header's words ($created), or where the id should stand is its header ($key). Codes as in fate.py.
select r.rowid
from record_read r
left join unread_cell u on u.row_id = r.rowid and u.name = 'created_at'
where r.fate in (1, 2) and r.rowid >= $first and r.rowid < $stop
  and (list_contains($created::varchar[], trim(u.text)) or r.ticket_id = $key)
order by r.rowid;
