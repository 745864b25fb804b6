-- The ids of each namespace that may stand twice: how many there are, the first and the last as texts, and the fewest and
-- most characters of one.
select count(*) as ids, min(r.ticket_id), max(r.ticket_id), min(strlen(r.ticket_id)), max(strlen(r.ticket_id))
from record r
join file f on f.file_no = r.file_no
where r.fate = 0 and r.ticket_id is not null
group by f.identity_no
order by ids;
