-- The cells that no format read, with their texts and their rows' own zone words ('' for none); `repair` takes out those
-- that it can read.
create table unread_cell (row_id bigint, name varchar, text varchar, zone varchar);
