-- In which coarse bucket of its series each wanted rank falls, and how many contacts lie below that bucket.
create or replace table rank_bucket as
with cumulated as (
    select
        s.series_no,
        c.bucket,
        sum(c.n) as n,
        sum(sum(c.n)) over (partition by s.series_no order by c.bucket rows unbounded preceding) as up_to
    from coarse c
    join series s on s.cell_no = c.cell_no and s.group_no = c.group_no
    group by s.series_no, c.bucket
),
wanted as (
    select series_no, low as rank from wanted_rank
    union
    select series_no, high from wanted_rank
)
select w.series_no, w.rank, c.bucket, (c.up_to - c.n)::bigint as below
from wanted w
join cumulated c on c.series_no = w.series_no and c.up_to > w.rank and c.up_to - c.n <= w.rank;
