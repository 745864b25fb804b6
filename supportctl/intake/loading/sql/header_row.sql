-- The rows ($rows) that repeat the header of their file. Code as in fate.py.
update record_read set fate = 10 where rowid in (select unnest($rows::bigint[]));
