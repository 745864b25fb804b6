-- How many open promises are late or soon will be, and how many tickets have one, and have one that is late.
select
    count(*) as promises,
    count(distinct row_id) as tickets,
    count(distinct case when is_late(outcome) then row_id end) as late_tickets
from waiting
