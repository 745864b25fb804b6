-- Finished contacts of each series in every bucket of its ladder, first to last; bounds are whole steps of `coarse`.
select series_no, list(contacts order by bucket_no)
from (
    select s.series_no, b.bucket_no, coalesce(sum(c.n), 0)::bigint as contacts
    from (select distinct series_no, ladder_no from series) s
    join ladder b on b.ladder_no = s.ladder_no
    left join (
        select s.series_no, c.bucket * $step as over, sum(c.n) as n
        from coarse c
        join series s on s.cell_no = c.cell_no and s.group_no = c.group_no
        group by all
    ) c on c.series_no = s.series_no and c.over >= b.over and c.over < b.up_to
    group by s.series_no, b.bucket_no
) counted_buckets
group by series_no
order by series_no
