-- What the export says became of its own promises, for each contact of the audit (rule 23), with what else it knows:
-- its deadline, and a duration in its own business hours.
create or replace table vendor_said as
with contact as (
    select f.*, t.response_in_business_time, t.resolution_in_business_time
    from traited f
    join trait t on t.trait_no = f.trait_no
    where f.fate = 0 and f.created_at >= $since and f.created_at < $until
)
select
    row_id,
    file_no,
    trait_no,
    'first_response'::metric as metric,
    vendor_first_response_verdict as word,
    first_response_due_at as deadline,
    case when response_in_business_time then first_response_duration end as counted
from contact
where vendor_first_response_verdict is not null
union all
select
    row_id,
    file_no,
    trait_no,
    'resolution',
    vendor_resolution_verdict,
    resolution_due_at,
    case when resolution_in_business_time then resolution_duration end
from contact
where vendor_resolution_verdict is not null;
