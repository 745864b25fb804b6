-- The longest target that each calendar has to hold; none is looked for beyond $horizon.
select l.calendar_no, max(j.promised)
from judged j
join listing_promise l on l.promise_no = j.promise_no
where l.calendar_no is not null and j.promised between 1 and $horizon
group by l.calendar_no
order by l.calendar_no;
