-- The audit by hand. Local times become UTC: what happens twice is the first (DuckDB takes the last), what clocks skip
-- moves forward by the gap. `working` has one row a UTC day, none where all promises are around the clock; an instant's
-- working time is what lies before its day and within the day's two stretches. All times are microseconds.
create macro zoned(local) as timezone('Europe/Berlin', local);
create macro first_of_two(local, instant) as
    case when zoned(instant - interval 1 hour) = local then instant - interval 1 hour else instant end;
create macro utc(cell) as epoch_us(first_of_two(cell, zoned(cell)));
create macro worked(before_us, open1, close1, open2, close2, moment) as
    before_us + greatest(0, least(moment, close1) - open1) + greatest(0, least(moment, close2) - open2);
create macro day_of(moment) as moment // 86_400_000_000;

create table ticket as
select
    "Ticket ID" as id, "Channel" as channel, "Priority" as priority, "Channel" in ('email', 'web') as office,
    utc("Created at") as created, utc("First response at") as answered, utc("Resolved at") as resolved
from read_csv(getvariable('tickets'), types = {'Ticket ID': 'BIGINT'}, timestampformat = '%Y-%m-%d %H:%M:%S');

select case when count(distinct id) < count(*) then error('a ticket id is repeated') end from ticket;

set variable as_of = (select greatest(max(created), max(answered), max(resolved)) from ticket);

create table promise as
with clocked as (
    select
        ticket.*,
        coalesce(worked(began.before_us, began.open1, began.close1, began.open2, began.close2, created), created) as start,
        coalesce(worked(said.before_us, said.open1, said.close1, said.open2, said.close2, answered), answered) as answer,
        coalesce(worked(done.before_us, done.open1, done.close1, done.open2, done.close2, resolved), resolved) as solution,
        coalesce(
            worked(now.before_us, now.open1, now.close1, now.open2, now.close2, getvariable('as_of')),
            getvariable('as_of')
        ) as present
    from ticket
    left join working began on office and began.day = day_of(created)
    left join working said on office and said.day = day_of(answered)
    left join working done on office and done.day = day_of(resolved)
    left join working now on office and now.day = day_of(getvariable('as_of'))
),
asked as (
    select
        id, channel, 'first_response' as metric, created, answered as stop, greatest(0, answer - start) as elapsed,
        greatest(0, present - start) as open_for, case
            when channel in ('chat', 'whatsapp') then 900
            when not office then 86_400
            when priority = 'urgent' then 3600
            when priority = 'high' then 14_400
            else 28_800
        end * 1_000_000::bigint as target
    from clocked
    union all
    select
        id, channel, 'resolution', created, resolved, greatest(0, solution - start), greatest(0, present - start),
        case when office then 86_400 else 259_200 end * 1_000_000::bigint
    from clocked
    where channel not in ('chat', 'whatsapp')
)
select
    id, channel, metric, case when stop is not null then elapsed end as elapsed,
    coalesce(elapsed, open_for) - target as over,
    case
        when stop < created then 'unknown'
        when stop is not null and elapsed > target then 'breached'
        when stop is not null then 'met'
        when open_for > target then 'overdue'
        when open_for * 5 > target * 4 or open_for = target then 'at_risk'
        else 'running'
    end as state
from asked;

create table worst as
select id, channel, metric from promise where state in ('breached', 'overdue')
qualify row_number() over (partition by metric order by over desc) <= 100;

with counted as (
    select channel, metric, state, count(*) as contacts from promise group by all
),
states as (
    select channel, metric, json_group_object(state, contacts) as states from counted group by all
),
finished as (
    select
        channel, metric, quantile_cont(elapsed, [0.5, 0.9, 0.95, 0.99]) as quantiles, avg(elapsed) as mean,
        max(elapsed) as longest
    from promise where state in ('met', 'breached') group by all
)
select
    channel || ' ' || metric,
    json_object(
        'states', states, 'p50', quantiles[1] / 1e6, 'p90', quantiles[2] / 1e6, 'p95', quantiles[3] / 1e6,
        'p99', quantiles[4] / 1e6, 'mean', mean / 1e6, 'max', longest / 1e6
    )
from states left join finished using (channel, metric);
