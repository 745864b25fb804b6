-- Finished contacts of a series that took more than `over` and at most `up_to`; both are whole steps of `coarse`.
select b.series_no, b.bucket_no, coalesce(sum(c.n), 0)::bigint as contacts
from bucket_bound b
left join (
    select s.series_no, c.bucket * $step as over, c.n
    from coarse c
    join series s on s.cell_no = c.cell_no and s.group_no = c.group_no
) c on c.series_no = b.series_no and c.over >= b.over and c.over < b.up_to
group by all
order by all;
