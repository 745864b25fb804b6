-- The promises with the working time that their calendar had counted by as-of.
create or replace table promise as
select
    m.*,
    case
        when m.calendar_no is null then $as_of
        else a.before_us
            + greatest(0, least($as_of, a.close1) - a.open1) + greatest(0, least($as_of, a.close2) - a.open2)
            + greatest(0, least($as_of, a.close3) - a.open3) + greatest(0, least($as_of, a.close4) - a.open4)
    end as as_of_worked
from promise_made m
left join working_day a on a.key = m.calendar_no * 100000000 + $as_of // $slot;
