-- Each decided trait with the working time that its policy's calendar had counted by as-of. A trait without
-- calendar_no runs around the clock.
create or replace table trait as
select
    d.*,
    case
        when d.calendar_no is null then $as_of
        else a.before_us
            + greatest(0, least($as_of, a.close1) - a.open1) + greatest(0, least($as_of, a.close2) - a.open2)
    end as as_of_worked
from trait_decided d
left join working_day a on a.key = d.calendar_no * 100000000 + $as_of // $slot;
