-- The promises of the rows to explain, as they were judged.
select
    j.row_id, j.promise_no, o.state, case when j.outcome = 'excluded' then p.excluded else o.reason end as reason,
    j.elapsed, j.promised, o.due, o.worthless, s.least, s.most
from judged j
join outcome o on o.outcome = j.outcome
join promise p on p.promise_no = j.promise_no
left join judged_span s on s.row_id = j.row_id and s.promise_no = j.promise_no
where j.row_id in (select unnest($rows::bigint[]))
order by j.row_id, j.promise_no;
