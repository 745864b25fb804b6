-- Whether any id may stand twice: hashes are cheap to group, and equal hashes are looked at more closely.
select 1
from record r
join file f on f.file_no = r.file_no
where r.fate = 0 and r.ticket_id is not null
group by f.identity_no, hash(r.ticket_id)
having count(*) > 1
limit 1;
