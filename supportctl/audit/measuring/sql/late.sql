-- The late contacts to list, those still open and those that are done: of each the longest overruns, at least
-- (judged_span). `bar` is the least of these, which few reach; they alone are put in order.
with overrun as (
    select
        j.row_id,
        j.promise_no,
        o.state,
        j.elapsed,
        j.promised,
        coalesce(j.elapsed - j.promised, s.least_overrun) as overrun,
        to_act_on(j.outcome) as is_open
    from judged j
    join outcome o on o.outcome = j.outcome
    left join judged_span s on s.row_id = j.row_id and s.promise_no = j.promise_no
    where is_late(j.outcome)
),
bar as (
    select is_open, case when count(overrun) >= $most then list_last(max(overrun, $most)) end as least
    from overrun
    group by is_open
),
worst as (
    select o.*
    from overrun o
    join bar b on b.is_open = o.is_open
    where b.least is null or o.overrun >= b.least
    qualify row_number() over (
        partition by o.is_open order by o.overrun desc nulls last, o.row_id, o.promise_no
    ) <= $most
)
select
    w.*,
    r.* exclude (row_id)
from listed_contact r
join worst w on w.row_id = r.row_id
