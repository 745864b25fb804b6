-- The words in which each file gives its verdicts.
select file_no, is_response, word, count(*)
from vendor_said
group by file_no, is_response, word
order by file_no, not is_response, word;
