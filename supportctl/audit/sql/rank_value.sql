-- The elapsed time at each wanted rank (from 0) of a series.
select r.series_no, r.rank, s.elapsed
from wanted_rank r
join spread s on s.series_no = r.series_no and s.up_to > r.rank and s.up_to - s.n <= r.rank
order by all;
