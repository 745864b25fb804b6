-- Versions whose ticket folded into a newer row of another file belong to that row.
update version set ticket_row = folded.into_row
from folded
where folded.row_id = version.ticket_row and folded.fate = 5;
