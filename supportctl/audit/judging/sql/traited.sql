-- Every record with the number of its trait: the facets are compared here and nowhere else.
create or replace view traited as
select f.*, s.trait_no
from facet f
join trait_seen s
  on s.file_no = f.file_no
 and s.channel is not distinct from f.channel
 and s.status is not distinct from f.status
 and s.priority is not distinct from f.priority
 and s.direction is not distinct from f.direction
 and s.matched = f.matched;
