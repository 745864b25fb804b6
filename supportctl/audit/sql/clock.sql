-- One row per contact: when its clocks started and stopped, or what the export's own clock counted, and which column
-- says so. Rules 11, 13, 15: a timestamp; else created_at + a wall-clock duration; else a business-hours duration as it
-- stands. A duration resolves no ticket whose status is open (standing 2) or an unknown word (3). Nobody answered a
-- contact that is gone: its first response stops when it left, if that is known (rule 20).
with evidence as (
    select *, case when standing in (1, 4) then resolution_duration end as resolution_taken
    from contact
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
    created_at as started,
    case
        when gone then created_at + wait
        when first_response_at is not null then first_response_at
        when not response_in_business_time then created_at + first_response_duration
    end as responded,
    case when not gone and first_response_at is null and response_in_business_time then first_response_duration end
        as response_counted,
    case
        when gone then null
        when first_response_at is not null then 'first_response_at'
        when first_response_duration is not null then 'first_response_duration'
    end as responded_from,
    case
        when end_stamp is not null then end_stamp
        when not resolution_in_business_time then created_at + resolution_taken
    end as resolved,
    case when end_stamp is null and resolution_in_business_time then resolution_taken end as resolution_counted,
    case
        when resolved_at is not null then 'resolved_at'
        when closed_at is not null then 'closed_at'
        when resolution_taken is not null then 'resolution_duration'
    end as resolved_from,
    resolved_at,
    closed_at,
    first_response_at,
    first_response_due_at,
    resolution_due_at,
    first_response_target,
    resolution_target
from evidence
