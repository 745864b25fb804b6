-- The parts that were merged into the first one of their call. Code as in fate.py.
update record_read set fate = 8 from part where record_read.rowid = part.row_id and part.row_id <> part.call_row;
