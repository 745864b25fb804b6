-- The slots in which a calendar is open: within a calendar `before_us` rises from each to the next.
create or replace table due_open as
select key // $stride as calendar_no, before_us, open1, close1, open2, close2
from due_day
where close1 > open1
order by key;
