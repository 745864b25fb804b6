-- Of the contacts of the periods before this one, how many came later in their period than as-of stands in its own, and
-- how many there are (rule 25). `earlier_period` holds for each of those periods its bounds and the moment as far from
-- its end as as-of is from the end of this one.
select coalesce(sum((r.created_at > p.as_late_as)::int), 0)::bigint, count(*)
from record r
join earlier_period p on r.created_at >= p.starts and r.created_at < p.ends
where r.fate = 0;
