-- Open contacts that are late or soon will be: of each state and calendar those due first. Within a calendar the due time
-- falls as the overrun grows, so that the engine needs no due times. `bar` is the least of the largest overruns, which
-- few reach; these alone are put in order.
with overrun as (
    select
        j.row_id,
        j.promise_no,
        j.elapsed,
        j.promised,
        o.state,
        coalesce(t.calendar_no, -1) as calendar_no,
        p.goal = 'deadline' as to_deadline,
        coalesce(j.elapsed - j.promised, s.least_overrun) as overrun
    from waiting j
    join outcome o on o.outcome = j.outcome
    join promise p on p.promise_no = j.promise_no
    join trait t on t.trait_no = p.trait_no
    left join judged_span s on s.row_id = j.row_id and s.promise_no = j.promise_no
),
bar as (
    select state, calendar_no, to_deadline, case when count(overrun) >= $most then list_last(max(overrun, $most)) end as least
    from overrun
    group by state, calendar_no, to_deadline
),
ranked as (
    select o.*
    from overrun o
    join bar b on b.state = o.state and b.calendar_no = o.calendar_no and b.to_deadline = o.to_deadline
    where b.least is null or o.overrun >= b.least
    qualify row_number() over (
        partition by o.state, o.calendar_no, o.to_deadline order by o.overrun desc, o.row_id, o.promise_no
    ) <= $most
)
select
    w.row_id,
    w.promise_no,
    w.state,
    w.elapsed,
    w.promised,
    w.overrun,
    w.calendar_no,
    w.to_deadline,
    r.* exclude (row_id)
from listed_contact r
join ranked w on w.row_id = r.row_id
