-- One row per ticket: when its clocks started and stopped, or what the export's own clock counted.
-- Rules 11, 13, 15: a timestamp; else created_at + a wall-clock duration; else a business-hours duration as it stands.
-- A duration resolves no ticket whose status is open (standing 2) or an unknown word (3). Not abandoned is answered,
-- unless the status is open: such a contact may still wait (rule 20).
with evidence as (
    select
        f.*,
        t.calendar_no,
        t.as_of_worked,
        t.standing = 2 as still_open,
        file.response_in_business_time,
        file.resolution_in_business_time,
        coalesce(f.resolved_at, f.closed_at) as resolution_stamp,
        case when t.standing in (1, 4) then f.resolution_duration end as resolution_taken,
        t.standing = 1 or (t.standing <> 2 and coalesce(f.resolved_at, f.closed_at) is not null) as done
    from traited f
    join trait t on t.trait_no = f.trait_no
    join file on file.file_no = f.file_no
    where f.fate = 0
      and f.created_at >= $since and f.created_at < $until
)
select
    row_id,
    trait_no,
    group_no,
    calendar_no,
    as_of_worked,
    done,
    coalesce(abandoned, false) or coalesce(not answered, false) as gone,
    coalesce(answered, not abandoned and not still_open, false) and not coalesce(abandoned, false)
        as was_answered,
    wait_duration as wait,
    unread,
    created_at as started,
    case
        when first_response_at is not null then first_response_at
        when not response_in_business_time then created_at + first_response_duration
    end as responded,
    case when first_response_at is null and response_in_business_time then first_response_duration end
        as response_counted,
    case
        when resolution_stamp is not null then resolution_stamp
        when not resolution_in_business_time then created_at + resolution_taken
    end as resolved,
    case when resolution_stamp is null and resolution_in_business_time then resolution_taken end
        as resolution_counted,
    resolved_at,
    closed_at,
    first_response_at,
    first_response_due_at,
    resolution_due_at,
    first_response_target,
    resolution_target
from evidence
