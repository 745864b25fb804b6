-- Finished contacts of a series that took more than `over` and at most `up_to`.
select b.series_no, b.bucket_no, coalesce(sum(s.n), 0)::bigint as contacts
from bucket_bound b
left join spread s on s.series_no = b.series_no and s.elapsed > b.over and s.elapsed <= b.up_to
group by all
order by all;
