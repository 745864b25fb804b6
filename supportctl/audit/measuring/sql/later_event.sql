-- Tickets with an event after as-of (rule 6): facts that the audit keeps and mentions.
select count(*) as contacts
from record
where fate = 0
  and (created_at > $as_of or first_response_at > $as_of or resolved_at > $as_of
       or closed_at > $as_of or updated_at > $as_of)
