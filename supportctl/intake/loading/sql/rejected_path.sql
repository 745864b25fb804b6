-- The files of which the engine set records aside.
select distinct s.file_path
from reject_errors e
join reject_scans s on s.scan_id = e.scan_id and s.file_id = e.file_id;
