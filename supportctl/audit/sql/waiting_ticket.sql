-- Tickets with a promise that is late and open, or soon will be.
select count(distinct row_id) from judged where state in ('overdue', 'at_risk');
