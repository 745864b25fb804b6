-- When the first and the last contact of the window was created, as far as that is possible (rule 4).
select min(created_at), max(created_at)
from record
where fate = 0 and created_at >= $since and created_at < $until and created_at between $earliest and $latest;
