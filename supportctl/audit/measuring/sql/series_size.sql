-- Finished contacts of each series, the longest time, and the sum for the mean.
create or replace table series_size as
select s.series_no, sum(c.n)::bigint as n, max(c.longest) as longest, sum(c.total) as total
from coarse c
join series s on s.cell_no = c.cell_no and s.group_no = c.group_no
group by s.series_no;
