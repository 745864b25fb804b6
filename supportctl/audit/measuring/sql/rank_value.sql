-- The elapsed time at each wanted rank: only the contacts of the buckets that hold a rank are put in order.
with place as (
    select distinct series_no, bucket, below from rank_bucket
),
ordered as (
    select
        b.series_no,
        j.elapsed,
        count(*) as n,
        b.below + sum(count(*)) over (
            partition by b.series_no, b.bucket order by j.elapsed rows unbounded preceding
        ) as up_to
    from judged j
    join promise p on p.promise_no = j.promise_no
    join series s on s.cell_no = p.cell_no and s.group_no = j.group_no
    join place b on b.series_no = s.series_no and b.bucket = greatest(j.elapsed - 1, 0) // $step
    where is_finished(j.outcome) and j.elapsed is not null
    group by b.series_no, b.bucket, b.below, j.elapsed
)
select w.series_no, w.rank, o.elapsed
from wanted_rank w
join ordered o on o.series_no = w.series_no and o.up_to > w.rank and o.up_to - o.n <= w.rank
order by all;
