-- Open contacts that are late or soon will be: of each state and calendar those due first. Within a calendar the due time
-- falls as the overrun grows, so that the engine needs no due times.
with ranked as (
    select
        j.row_id, j.promise_no, j.state, j.elapsed, j.promised,
        coalesce(j.elapsed - j.promised, s.least_overrun) as overrun,
        row_number() over (
            partition by j.state, t.calendar_no, p.goal = 3
            order by coalesce(j.elapsed - j.promised, s.least_overrun) desc, j.row_id, j.promise_no
        ) as place
    from waiting j
    join promise p on p.promise_no = j.promise_no
    join trait t on t.trait_no = p.trait_no
    left join judged_span s on s.row_id = j.row_id and s.promise_no = j.promise_no
)
select w.row_id, w.promise_no, w.state::varchar, w.elapsed, w.promised, w.overrun, r.file_no, r.ticket_id, r.created_at,
    r.created_at_day is not null,
    coalesce(r.first_response_due_at_day_end, r.first_response_due_at),
    coalesce(r.resolution_due_at_day_end, r.resolution_due_at)
from record r
join ranked w on w.row_id = r.row_id
where w.place <= $most
order by w.row_id, w.promise_no;
