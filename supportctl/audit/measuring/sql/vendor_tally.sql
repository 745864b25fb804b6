-- How the export's verdicts and ours go together, and why they do not.
select file_no, metric::varchar as metric, verdict, ours, reason, count(*) as n
from vendor_compared
group by all
