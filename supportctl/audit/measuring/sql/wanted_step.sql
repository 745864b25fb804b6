-- The steps that hold a wanted rank, of every slice of their series.
create or replace table wanted_step as
select distinct s.cell_no, s.group_no, b.bucket
from rank_bucket b
join series s on s.series_no = b.series_no;
