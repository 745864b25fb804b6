-- Ticket ids that stand on more than one record of a namespace (semantics rule 8). An id that Excel turned into
-- scientific notation is no key.
create or replace table repeated as
select f.identity_no, r.ticket_id
from record r join file f on f.file_no = r.file_no
where r.fate = 0 and r.ticket_id is not null
group by f.identity_no, r.ticket_id
having count(*) > 1 and not regexp_matches(r.ticket_id, '^\d+([.,]\d+)?[Ee]\+?\d+$');
