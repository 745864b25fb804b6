-- One row per (ticket, promise): when its clock started and stopped, or what the export's own clock counted.
-- Rules 11, 13, 15: a timestamp; else created_at + a wall-clock duration; else a business-hours duration as it stands.
-- A duration resolves no ticket whose status is open (standing 2) or an unknown word (3).
with evidence as (
    select
        f.row_id,
        p.promise_no,
        p.is_response,
        p.standing,
        f.created_at as started,
        case when p.is_response then f.first_response_at else coalesce(f.resolved_at, f.closed_at) end as stamp,
        case when p.is_response then f.first_response_duration
             when p.standing in (1, 4) then f.resolution_duration end as duration,
        case when p.is_response then file.response_in_business_time
             else file.resolution_in_business_time end as in_business_time,
        f.unread is not null and case when p.is_response
             then contains(f.unread, ' first_response_at ')
                  or (f.first_response_at is null and contains(f.unread, ' first_response_duration '))
             else contains(f.unread, ' resolved_at ')
                  or (f.resolved_at is null and contains(f.unread, ' closed_at '))
                  or (coalesce(f.resolved_at, f.closed_at) is null and contains(f.unread, ' resolution_duration '))
        end as unread,
        case when p.is_response then f.first_response_due_at else f.resolution_due_at end as deadline,
        f.unread is not null and contains(f.unread, case when p.is_response then ' first_response_due_at '
             else ' resolution_due_at ' end) as deadline_unread,
        case when p.is_response then f.first_response_target else f.resolution_target end as row_target,
        f.unread is not null and contains(f.unread, case when p.is_response then ' first_response_target '
             else ' resolution_target ' end) as target_unread,
        coalesce(f.abandoned, not f.answered, false) as gone,
        f.wait_duration as wait,
        p.standing = 1 or (p.standing <> 2 and coalesce(f.resolved_at, f.closed_at) is not null) as done
    from facet f
    join trait_seen t
      on t.file_no = f.file_no
     and t.channel is not distinct from f.channel
     and t.status is not distinct from f.status
     and t.priority is not distinct from f.priority
     and t.direction is not distinct from f.direction
     and t.matched = f.matched
    join promise p on p.trait_no = t.trait_no
    join file on file.file_no = f.file_no
    where f.fate = 0
      and f.created_at >= $since and f.created_at < $until
)
select
    row_id,
    promise_no,
    is_response,
    standing,
    gone,
    wait,
    done,
    deadline,
    deadline_unread,
    row_target,
    target_unread,
    unread,
    started,
    case when stamp is not null then stamp when not in_business_time then started + duration end as stopped,
    case when stamp is null and in_business_time then duration end as counted
from evidence
