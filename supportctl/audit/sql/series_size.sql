-- Finished contacts of each series, the longest time, and the sum for the mean.
select series_no, sum(n)::bigint, max(elapsed), sum(elapsed::hugeint * n)
from spread
group by series_no
order by series_no;
