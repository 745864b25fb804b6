-- The words in which each file gives its verdicts.
select file_no, metric::varchar as metric, word, count(*) as n
from vendor_said
group by all
