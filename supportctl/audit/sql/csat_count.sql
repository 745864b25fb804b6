-- Satisfaction answers as written, for each trait and group.
select t.trait_no, f.group_no, f.csat, count(*)
from facet f
join trait_seen t
  on t.file_no = f.file_no
 and t.channel is not distinct from f.channel
 and t.status is not distinct from f.status
 and t.priority is not distinct from f.priority
 and t.direction is not distinct from f.direction
 and t.matched = f.matched
join countable c on c.trait_no = t.trait_no
where f.fate = 0 and f.csat is not null and f.created_at >= $since and f.created_at < $until
group by all
order by all;
