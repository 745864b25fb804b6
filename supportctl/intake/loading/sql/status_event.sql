-- The history that status logs tell: `row_id` is the ticket, `file_no` and `version_row` where the event stands.
-- Of events at one instant, the order is that of the records.
create or replace view status_event as
select v.ticket_row as row_id, r.file_no, v.row_id as version_row, v.event_at, r.status, r.agent
from version v
join record r on r.row_id = v.row_id;
