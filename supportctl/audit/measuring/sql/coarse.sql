-- The finished of them whose time is known.
create or replace view coarse as
select cell_no, group_no, bucket, n, longest, total from counted where bucket is not null;
