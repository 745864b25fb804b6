-- The version that stands was created when the first one says; the others are folded. Codes as in fate.py.
update record_read
set created_at = case when version.row_id = version.ticket_row then version.ticket_at else record_read.created_at end,
    fate = case when version.row_id = version.ticket_row then 0 else 9 end
from version
where record_read.rowid = version.row_id;
