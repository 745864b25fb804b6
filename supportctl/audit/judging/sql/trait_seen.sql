-- Each combination of facets among the tickets once, with how many records show it, how many of those were created in
-- the window, and when the first and the last of these, as far as that is possible (rule 4): sla.yaml is matched against
-- these, never against rows.
create or replace table trait_seen as
select
    (row_number() over (order by file_no, channel, status, priority, direction, matched) - 1)::integer as trait_no,
    *
from (
    select
        file_no, channel, status, priority, direction, matched,
        count(*) as records,
        sum((created_at >= $since and created_at < $until)::int)::bigint as in_window,
        min(case when created_at between greatest($since, $earliest) and least($until - 1, $latest) then created_at end)
            as first_created,
        max(case when created_at between greatest($since, $earliest) and least($until - 1, $latest) then created_at end)
            as last_created
    from facet
    where fate = 0
    group by file_no, channel, status, priority, direction, matched
) seen;
