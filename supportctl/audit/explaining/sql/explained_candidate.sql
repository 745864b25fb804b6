-- The records with a ticket id; equal identities are one place that numbers its tickets (semantics rule 8).
select r.row_id, r.file_no, r.fate, f.identity_no, r.created_at
from record r
join file f on f.file_no = r.file_no
where r.ticket_id = $ticket
order by r.row_id;
