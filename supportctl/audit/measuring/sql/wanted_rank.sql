-- The ranks (from 0) whose values make each percentile of a series, numpy's linear method: the value at `low`, and
-- `hundredths` of the way from there to the one at `high`.
create or replace table wanted_rank as
select
    series_no,
    share,
    (n - 1) * share // 100 as low,
    least((n - 1) * share // 100 + 1, n - 1) as high,
    (n - 1) * share % 100 as hundredths
from series_size
cross join (select unnest($shares::bigint[]) as share) shares;
