-- What became of the rows of one file ($first to $stop row) whose creation time no format read. Codes as in fate.py.
update record_read
set fate = case when created_at is not null then 0 when contains(unread, ' created_at ') then 2 else 1 end
where fate = 1 and rowid >= $first and rowid < $stop;
