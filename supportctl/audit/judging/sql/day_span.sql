-- How little and how much working time a duration since some instant of a day can hold (rule 5a): one row for each
-- calendar, day and duration. It is least and most at the ends of the day, or where the start or the stop meets an edge of
-- the opening hours.
with lasting as (
    select distinct calendar_no, first_started, last_started, lasted
    from (
        select calendar_no, first_started, started as last_started, lasted from stop
    ) durations
    where calendar_no is not null and lasted >= 0
      and first_started >= $earliest and last_started + lasted <= $latest
),
reached as (
    select *, 0::bigint as ahead, unnest(range(first_started // $slot, last_started // $slot + 1)) as slot_no
    from lasting
    union all
    select *, lasted, unnest(range((first_started + lasted) // $slot, (last_started + lasted) // $slot + 1))
    from lasting
),
edge as (
    select r.*, unnest([d.open1, d.close1, d.open2, d.close2]) - r.ahead as started
    from reached r
    join working_day d on d.key = r.calendar_no * 100000000 + r.slot_no
),
beginning as (
    select calendar_no, first_started, lasted, started
    from edge
    where started between first_started and last_started
    union
    select calendar_no, first_started, lasted, unnest([first_started, last_started])
    from lasting
),
worked as (
    select
        b.*,
        d.before_us
            + greatest(0, least(b.started + b.lasted, d.close1) - d.open1)
            + greatest(0, least(b.started + b.lasted, d.close2) - d.open2)
            - a.before_us
            - greatest(0, least(b.started, a.close1) - a.open1)
            - greatest(0, least(b.started, a.close2) - a.open2) as taken
    from beginning b
    join working_day a on a.key = b.calendar_no * 100000000 + b.started // $slot
    join working_day d on d.key = b.calendar_no * 100000000 + (b.started + b.lasted) // $slot
)
select calendar_no, first_started, lasted, min(taken) as least, max(taken) as most
from worked
group by calendar_no, first_started, lasted
