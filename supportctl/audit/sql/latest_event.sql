-- The two records with the latest event: the first sets as-of, the second tells whether it is a stray (rule 6).
select row_id, latest_at
from (
    select
        row_id,
        greatest(
            created_at,
            coalesce(first_response_at, created_at + first_response_duration, created_at),
            coalesce(resolved_at, created_at),
            coalesce(closed_at, created_at),
            coalesce(updated_at, created_at)
        ) as latest_at
    from record
    where fate = 0
) event
where latest_at >= $earliest
order by latest_at desc, row_id
limit 2;
