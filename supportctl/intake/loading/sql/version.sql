-- Every version of the tickets of status logs, and the one that stands: the last by time of update, then by record
-- (times of update are rounded to minutes). A ticket none of whose versions has a creation time stays as it is.
create or replace table version as
with keyed as (
    select
        r.row_id,
        r.created_at,
        r.updated_at,
        f.identity_no,
        r.ticket_id,
        case when r.ticket_id is null or regexp_matches(r.ticket_id, '^\d+([.,]\d+)?[Ee]\+?\d+$') then r.row_id end
            as own_row
    from record r
    join file f on f.file_no = r.file_no
    where f.granularity = 'status_version' and r.fate in (0, 1)
)
select
    row_id,
    coalesce(updated_at, created_at) as event_at,
    min(created_at) over ticket as ticket_at,
    first_value(row_id) over (ticket order by updated_at desc nulls last, row_id desc) as ticket_row
from keyed
window ticket as (partition by identity_no, ticket_id, own_row)
qualify ticket_at is not null;
