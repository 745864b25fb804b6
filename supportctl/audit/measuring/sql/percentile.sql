-- The percentiles of each series in hundredths of a microsecond, in the order of their shares: only the contacts of the
-- steps that hold a rank are put in order.
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
),
valued as (
    select k.series_no, k.rank, o.elapsed
    from rank_bucket k
    join ordered o on o.series_no = k.series_no and o.up_to > k.rank and o.up_to - o.n <= k.rank
)
select
    w.series_no,
    list(100 * l.elapsed + (h.elapsed - l.elapsed) * w.hundredths order by w.share)
from wanted_rank w
join valued l on l.series_no = w.series_no and l.rank = w.low
join valued h on h.series_no = w.series_no and h.rank = w.high
group by w.series_no;
