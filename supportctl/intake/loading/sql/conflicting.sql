-- How many rows of each file repeat an id with other content; $fate as in fate.py.
select file_no, count(*)
from record_read
where fate = $fate
group by file_no
order by file_no;
