-- The clock of the resolution (rules 13, 15): resolved_at, else closed_at; else created_at + a wall-clock duration; else a
-- business-hours duration as it stands. A duration resolves no contact whose status is open or an unknown word. A stop
-- that is a day gives way to a duration around the clock. Whoever is gone has nothing left to be resolved.
with evidence as (
    select *, case when standing in ('done', 'no_status') then resolution_duration end as taken
    from contact
),
chosen as (
    select
        *,
        case when end_day_end is null or taken is null or resolution_in_business_time then end_stamp end as stamp
    from evidence
)
select
    row_id,
    trait_no,
    group_no,
    calendar_no,
    as_of_worked,
    has_days,
    start_is_day,
    started,
    created_at as first_started,
    lasting_from,
    case
        when stamp is not null
        then case when $shortest then stamp else coalesce(end_day_end - 1, stamp) end
        when not resolution_in_business_time then lasting_from + taken
    end as stopped,
    case
        when stamp is not null then coalesce(end_day_end - 1, stamp)
        when not resolution_in_business_time then created_at + taken
    end as stopped_last,
    case when stamp is null and resolution_in_business_time then taken end as counted,
    case
        when created_at_day_end is not null and stamp is null and not resolution_in_business_time then taken
    end as lasted,
    case
        when stamp is not null and resolved_at is not null then 'resolved_at'
        when stamp is not null then 'closed_at'
        when taken is not null then 'resolution_duration'
    end as from_column,
    false as gone,
    null::bigint as wait,
    unread is not null and (
        contains(unread, ' resolved_at ')
        or (resolved_at is null and contains(unread, ' closed_at '))
        or (end_stamp is null and contains(unread, ' resolution_duration '))
    ) as stop_unread,
    case when gone then 'left_unanswered'::outcome end as left_out,
    case when done then 'no_resolution_time'::outcome end as untold,
    resolution_target as own_target,
    unread is not null and contains(unread, ' resolution_target ') as own_target_unread,
    coalesce(resolution_due_at_day_end, resolution_due_at) as deadline,
    resolution_due_at_day_end is not null as deadline_is_day,
    unread is not null and contains(unread, ' resolution_due_at ') as deadline_unread
from chosen
