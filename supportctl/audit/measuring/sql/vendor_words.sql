-- The words in which each file gives its verdicts.
select file_no, metric::varchar as metric, word, count(*)
from vendor_said
group by file_no, metric, word
order by file_no, metric, word;
