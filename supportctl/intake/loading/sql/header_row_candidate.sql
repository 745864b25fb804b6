-- Rows of one file ($first to $stop row) that may be its header once more: where the creation time should stand is one of
-- the header's words ($created). Code as in fate.py.
select r.rowid
from record_read r
join unread_cell u on u.row_id = r.rowid
where r.fate = 2 and r.rowid >= $first and r.rowid < $stop
  and u.name = 'created_at' and list_contains($created::varchar[], trim(u.text))
order by r.rowid;
