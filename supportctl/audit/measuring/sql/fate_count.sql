-- What became of the rows of each file that are no contacts; fates as in fate.py.
select file_no, fate, count(*) as n
from record
where fate <> 0
group by file_no, fate
