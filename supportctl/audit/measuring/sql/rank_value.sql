-- The elapsed time at each wanted rank: only the contacts of the steps that hold a rank are put in order.
with place as (
    select distinct series_no, bucket, below from rank_bucket
),
ordered as (
    select
        b.series_no,
        r.elapsed,
        sum(r.n) as n,
        b.below + sum(sum(r.n)) over (
            partition by b.series_no, b.bucket order by r.elapsed rows unbounded preceding
        ) as up_to
    from refined r
    join series s on s.cell_no = r.cell_no and s.group_no = r.group_no
    join place b on b.series_no = s.series_no and b.bucket = r.bucket
    group by b.series_no, b.bucket, b.below, r.elapsed
)
select w.series_no, w.rank, o.elapsed
from wanted_rank w
join ordered o on o.series_no = w.series_no and o.up_to > w.rank and o.up_to - o.n <= w.rank
order by all;
