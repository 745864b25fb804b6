-- The ticket ids most like one that no record has.
select ticket_id
from (select distinct ticket_id from record where length(ticket_id) <= $longest) known
where jaro_winkler_similarity(lower(ticket_id), lower($ticket)) >= $least
order by jaro_winkler_similarity(lower(ticket_id), lower($ticket)) desc, ticket_id
limit $most;
