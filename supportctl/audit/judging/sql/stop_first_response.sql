-- The clock of the first response (rules 11, 15, 20): a timestamp; else created_at + a wall-clock duration; else a
-- business-hours duration as it stands. Nobody answered a contact that is gone: its clock stops when it left, if that is
-- known. A stop that is a day gives way to a duration around the clock.
with chosen as (
    select
        *,
        case when first_response_at_day_end is null or first_response_duration is null or response_in_business_time
             then first_response_at end as stamp
    from contact
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
        when gone then case when wait_lasted is null then started else lasting_from end + wait
        when stamp is not null
        then case when $shortest then stamp else coalesce(first_response_at_day_end - 1, stamp) end
        when not response_in_business_time then lasting_from + first_response_duration
    end as stopped,
    case
        when gone then created_at + wait
        when stamp is not null then coalesce(first_response_at_day_end - 1, stamp)
        when not response_in_business_time then created_at + first_response_duration
    end as stopped_last,
    case when not gone and stamp is null and response_in_business_time then first_response_duration end as counted,
    case
        when created_at_day_end is null then null
        when gone then wait_lasted
        when stamp is null and not response_in_business_time then first_response_duration
    end as lasted,
    case
        when gone then null
        when stamp is not null then 'first_response_at'
        when first_response_duration is not null then 'first_response_duration'
    end as from_column,
    gone,
    wait,
    unread is not null and (
        contains(unread, ' first_response_at ')
        or (first_response_at is null and contains(unread, ' first_response_duration '))
    ) as stop_unread,
    case
        when done and not coalesce(was_answered, false) and not gone and not stop_unread and stopped is null and counted is null
        then 'closed_without_reply'::outcome
    end as left_out,
    case when was_answered then 'no_response_time'::outcome end as untold,
    first_response_target as own_target,
    unread is not null and contains(unread, ' first_response_target ') as own_target_unread,
    coalesce(first_response_due_at_day_end, first_response_due_at) as deadline,
    first_response_due_at_day_end is not null as deadline_is_day,
    unread is not null and contains(unread, ' first_response_due_at ') as deadline_unread
from chosen
