-- One row per contact: when its clocks started and stopped, or what the export's own clock counted, and which column
-- says so. Rules 11, 13, 15: a timestamp; else created_at + a wall-clock duration; else a business-hours duration as it
-- stands. A duration resolves no ticket whose status is open (standing 2) or an unknown word (3). Nobody answered a
-- contact that is gone: its first response stops when it left, if that is known (rule 20). A stop that is a day gives
-- way to a duration around the clock. `first_started` and `..._last` are the ends that tell whether a stop lies before its
-- start; `..._lasted` is a duration since a day, whose start is `lasting_from` (rule 5a).
with evidence as (
    select *, case when standing in (1, 4) then resolution_duration end as resolution_taken
    from contact
),
chosen as (
    select
        *,
        case when first_response_at_day_end is null or first_response_duration is null or response_in_business_time
             then first_response_at end as response_stamp,
        case when end_day_end is null or resolution_taken is null or resolution_in_business_time
             then end_stamp end as resolution_stamp
    from evidence
)
select
    row_id,
    trait_no,
    group_no,
    calendar_no,
    as_of_worked,
    done,
    gone,
    has_left,
    coalesce(was_answered, false) as was_answered,
    wait,
    unread,
    created_at_day_end is not null as start_is_day,
    created_at_day_end is not null or first_response_at_day_end is not null or end_day_end is not null as has_days,
    started,
    created_at as first_started,
    lasting_from,
    case
        when gone then case when wait_lasted is null then started else lasting_from end + wait
        when response_stamp is not null
        then case when $shortest then response_stamp else coalesce(first_response_at_day_end - 1, response_stamp) end
        when not response_in_business_time then lasting_from + first_response_duration
    end as responded,
    case
        when gone then created_at + wait
        when response_stamp is not null then coalesce(first_response_at_day_end - 1, response_stamp)
        when not response_in_business_time then created_at + first_response_duration
    end as responded_last,
    case when not gone and response_stamp is null and response_in_business_time then first_response_duration end
        as response_counted,
    case
        when created_at_day_end is null then null
        when gone then wait_lasted
        when response_stamp is null and not response_in_business_time then first_response_duration
    end as response_lasted,
    case
        when gone then null
        when response_stamp is not null then 'first_response_at'
        when first_response_duration is not null then 'first_response_duration'
    end as responded_from,
    case
        when resolution_stamp is not null
        then case when $shortest then resolution_stamp else coalesce(end_day_end - 1, resolution_stamp) end
        when not resolution_in_business_time then lasting_from + resolution_taken
    end as resolved,
    case
        when resolution_stamp is not null then coalesce(end_day_end - 1, resolution_stamp)
        when not resolution_in_business_time then created_at + resolution_taken
    end as resolved_last,
    case when resolution_stamp is null and resolution_in_business_time then resolution_taken end
        as resolution_counted,
    case
        when created_at_day_end is not null and resolution_stamp is null and not resolution_in_business_time
        then resolution_taken
    end as resolution_lasted,
    case
        when resolution_stamp is not null and resolved_at is not null then 'resolved_at'
        when resolution_stamp is not null then 'closed_at'
        when resolution_taken is not null then 'resolution_duration'
    end as resolved_from,
    resolved_at,
    closed_at,
    first_response_at,
    coalesce(first_response_due_at_day_end, first_response_due_at) as first_response_due_at,
    coalesce(resolution_due_at_day_end, resolution_due_at) as resolution_due_at,
    first_response_due_at_day_end is not null as response_due_is_day,
    resolution_due_at_day_end is not null as resolution_due_is_day,
    first_response_target,
    resolution_target
from chosen
