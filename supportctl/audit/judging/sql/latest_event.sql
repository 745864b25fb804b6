-- The two records with the latest events: the first sets as-of, the second tells whether it is a stray (rule 6). Of a day
-- its end counts (rule 5a). A business-hours duration says nothing about when; a year beyond $credible, as in 9999-12-31
-- for "never", is no event.
with event as (
    select
        r.row_id,
        greatest(
            case when coalesce(r.created_at_day_end, r.created_at) < $credible then coalesce(r.created_at_day_end, r.created_at) else 0 end,
            case when coalesce(r.first_response_at_day_end, r.first_response_at) < $credible then coalesce(r.first_response_at_day_end, r.first_response_at) else 0 end,
            case when coalesce(r.resolved_at_day_end, r.resolved_at) < $credible then coalesce(r.resolved_at_day_end, r.resolved_at) else 0 end,
            case when coalesce(r.closed_at_day_end, r.closed_at) < $credible then coalesce(r.closed_at_day_end, r.closed_at) else 0 end,
            case when coalesce(r.updated_at_day_end, r.updated_at) < $credible then coalesce(r.updated_at_day_end, r.updated_at) else 0 end,
            case when not f.response_in_business_time and coalesce(r.created_at_day_end, r.created_at) + r.first_response_duration < $credible
                 then coalesce(r.created_at_day_end, r.created_at) + r.first_response_duration else 0 end,
            case when not f.resolution_in_business_time and coalesce(r.created_at_day_end, r.created_at) + r.resolution_duration < $credible
                 then coalesce(r.created_at_day_end, r.created_at) + r.resolution_duration else 0 end
        ) as latest_at
    from record r
    join file f on f.file_no = r.file_no
    where r.fate = 0
)
select row_id, latest_at
from event
where latest_at >= $earliest
order by latest_at desc, row_id
limit 2;
