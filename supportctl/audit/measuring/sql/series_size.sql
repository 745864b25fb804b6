-- Finished contacts of each series, the longest time, and the sum for the mean.
select s.series_no, sum(c.n)::bigint, max(c.longest), sum(c.total)
from coarse c
join series s on s.cell_no = c.cell_no and s.group_no = c.group_no
group by s.series_no
order by s.series_no;
