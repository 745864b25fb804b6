-- How long finished contacts took: every elapsed time of a series with its count and how many took at most as long.
-- A series is a set of cells; percentiles and buckets are read from here, exactly.
create or replace table spread as
select
    series_no,
    elapsed,
    n,
    sum(n) over (partition by series_no order by elapsed rows unbounded preceding)::bigint as up_to
from (
    select s.series_no, j.elapsed, count(*) as n
    from judged j
    join promise p on p.promise_no = j.promise_no
    join series s on s.cell_no = p.cell_no
    where j.state in ('met', 'breached')
    group by s.series_no, j.elapsed
) counted;
