-- What becomes of repeated ids: in one file, equal rows fold into the first and unequal ones are all set aside;
-- over files, the row updated last (else of the later file) stands and the others fold. Codes as in fate.py.
create or replace table folded as
with copy as (
    select
        r.row_id,
        r.file_no,
        p.identity_no,
        p.ticket_id,
        c.content,
        greatest(coalesce(r.updated_at, 0), coalesce(r.closed_at, 0), coalesce(r.resolved_at, 0),
                 coalesce(r.first_response_at, 0), r.created_at) as latest_at
    from record r
    join comparable c on c.row_id = r.row_id
    join file f on f.file_no = r.file_no
    join repeated p on p.identity_no = f.identity_no and p.ticket_id = r.ticket_id
    where r.fate = 0
),
in_file as (
    select
        *,
        min(content) over one_file <> max(content) over one_file as conflicting,
        row_number() over (partition by identity_no, ticket_id, file_no order by row_id) as copy_no
    from copy
    window one_file as (partition by identity_no, ticket_id, file_no)
),
over_files as (
    select row_id, row_number() over newest_first as newest, first_value(row_id) over newest_first as into_row
    from in_file
    where copy_no = 1 and not conflicting
    window newest_first as (partition by identity_no, ticket_id order by latest_at desc, file_no desc, row_id)
)
select
    i.row_id,
    case when i.conflicting then 3 when i.copy_no > 1 then 4 when o.newest > 1 then 5 else 0 end as fate,
    o.into_row
from in_file i
left join over_files o on o.row_id = i.row_id;
