-- Which combination of facets each of the rows shows.
select f.row_id, t.trait_no
from facet f
join trait_seen t
  on t.file_no = f.file_no
 and t.channel is not distinct from f.channel
 and t.status is not distinct from f.status
 and t.priority is not distinct from f.priority
 and t.direction is not distinct from f.direction
 and t.matched = f.matched
where f.fate = 0 and f.row_id in (select unnest($rows::bigint[]))
order by f.row_id;
