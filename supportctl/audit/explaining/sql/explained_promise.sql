-- The promises of the rows to explain, as they were judged.
select j.row_id, j.promise_no, j.state::varchar, j.reason, j.elapsed, j.promised, j.due, j.worthless, s.least, s.most
from judged j
left join judged_span s on s.row_id = j.row_id and s.promise_no = j.promise_no
where j.row_id in (select unnest($rows::bigint[]))
order by j.row_id, j.promise_no;
