-- Ids of one file ($first to $stop) without outer spaces, and none where a null token ($tokens) stands.
-- An id that begins with a digit is no token; looking at the others alone is what makes this cheap.
update record_read
set ticket_id = case when not list_contains($tokens, lower(trim(ticket_id))) then trim(ticket_id) end
where rowid >= $first and rowid < $stop
  and (ticket_id < '0' or ticket_id >= ':' or suffix(ticket_id, ' '))
  and (ticket_id <> trim(ticket_id) or list_contains($tokens, lower(trim(ticket_id))));
