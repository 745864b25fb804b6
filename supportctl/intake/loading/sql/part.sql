-- The legs and events of the calls that have several (rules 8 and 9), over all files of a namespace. The part created
-- first leads: `call_row`. Parts without a creation time (events after the first) belong to a call that has one; a
-- call that never has one stays as it is. `responded` is when a part says that the call was answered.
create or replace table part as
with keyed as (
    select
        r.row_id,
        r.created_at,
        f.response_in_business_time,
        case when coalesce(r.answered, not r.abandoned, true) then r.first_response_at end as response_stamp,
        case when coalesce(r.answered, not r.abandoned, true) then r.first_response_duration end as response_taken,
        count(*) over call as parts,
        min(r.created_at) over call as call_at,
        row_number() over (call order by r.created_at nulls last, r.row_id) as part_no,
        first_value(r.row_id) over (call order by r.created_at nulls last, r.row_id) as call_row
    from record r
    join file f on f.file_no = r.file_no
    where f.granularity in ('call_leg', 'event_log')
      and r.fate in (0, 1)
      and r.ticket_id is not null and not regexp_matches(r.ticket_id, '^\d+([.,]\d+)?[Ee]\+?\d+$')
    window call as (partition by f.identity_no, r.ticket_id)
)
select
    row_id,
    call_row,
    call_at,
    part_no,
    created_at as part_at,
    case
        when response_stamp is not null then response_stamp
        when not response_in_business_time then coalesce(created_at, call_at) + response_taken
    end as responded,
    case when response_stamp is null and response_in_business_time then response_taken end as response_counted
from keyed
where parts > 1 and call_at is not null;
