-- Satisfaction answers as written, for each trait and group.
select f.trait_no, f.group_no, f.csat, count(*) as n
from traited f
join countable c on c.trait_no = f.trait_no
where f.fate = 0 and f.csat is not null and f.created_at >= $since and f.created_at < $until
group by all
