-- Which combination of facets each of the rows shows.
select row_id, trait_no
from traited
where fate = 0 and row_id in (select unnest($rows::bigint[]))
order by row_id;
