-- The records of one file ($path) that the engine set aside, one row for each column that was wrong: its number, why,
-- whether it stands for a line that was too long to be read ($stand_in), how many lines it has, and how many $delimiter.
-- Their texts stay here: a quote that nothing closes makes one of all that follows.
select
    e.line,
    e.error_type::varchar as kind,
    coalesce(trim(e.csv_line, chr(10) || chr(13)) = $stand_in, false) as cut,
    coalesce(1 + length(trim(e.csv_line, chr(10))) - length(replace(trim(e.csv_line, chr(10)), chr(10), '')), 1) as lines,
    coalesce(length(e.csv_line) - length(replace(e.csv_line, $delimiter, '')), 0) as delimiters
from reject_errors e
join reject_scans s on s.scan_id = e.scan_id and s.file_id = e.file_id
where s.file_path = $path
order by e.line;
