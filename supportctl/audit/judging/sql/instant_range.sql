-- The first and last possible instant at which a clock starts or stops (rule 4): the days that must be in working_day.
select min(instant), max(instant)
from (
    select created_at as instant from record where fate = 0
    union all select first_response_at from record where fate = 0
    union all select resolved_at from record where fate = 0
    union all select closed_at from record where fate = 0
    union all select created_at + first_response_duration from record where fate = 0
    union all select created_at + wait_duration from record where fate = 0
    union all select created_at + resolution_duration from record where fate = 0
) used
where instant between $earliest and $latest;
