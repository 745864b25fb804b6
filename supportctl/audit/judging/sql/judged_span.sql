-- Elapsed times of which only the ends are known, and by how much they are late at least.
insert into judged_span
select s.row_id, s.promise_no, s.elapsed as least, l.elapsed as most, least(s.elapsed - s.promised, l.elapsed - l.promised)
    as least_overrun
from judged_shortest s
join judged_longest l on l.row_id = s.row_id and l.promise_no = s.promise_no
where s.elapsed <> l.elapsed;
