-- How many contacts the files hold in any period, and when the first and the last was created, as far as that is possible
-- (rule 4).
select
    count(*),
    min(case when f.created_at between $earliest and $latest then f.created_at end),
    max(case when f.created_at between $earliest and $latest then f.created_at end)
from traited f
join trait t on t.trait_no = f.trait_no
where f.fate = 0;
