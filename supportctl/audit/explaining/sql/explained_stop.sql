-- The clocks of the rows to explain, one row a metric: the column that says when it stopped, when that was, or what the
-- export counted, and the deadline that the export has.
select
    row_id,
    metric::varchar as metric,
    from_column,
    case when not gone and lasted is null then stopped end as stopped,
    counted,
    deadline
from stop
where row_id in (select unnest($rows::bigint[]))
