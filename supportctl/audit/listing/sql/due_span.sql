-- When the first and the last ticket with a possible time were created (rule 4).
select min(created_at), max(created_at) from record where fate = 0 and created_at between $earliest and $latest;
