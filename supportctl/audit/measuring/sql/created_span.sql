-- How many contacts the files hold in any period, and when the first and the last was created, as far as that is possible
-- (rule 4).
select
    count(*) as contacts,
    min(case when f.created_at between $earliest and $latest then f.created_at end) as first_us,
    max(case when f.created_at between $earliest and $latest then f.created_at end) as last_us
from traited f
join trait t on t.trait_no = f.trait_no
where f.fate = 0
