-- Cells of the listing. An instant is ISO 8601 in UTC, a duration plain seconds, both with a fraction only where there
-- is one; an instant that no date can name is empty. Of a day there is the date alone. A text that a spreadsheet would take for a formula gets an
-- apostrophe in front (= + - @, also their wide forms, first or after blanks and unseen characters; a tab or a return
-- first), and so does the sign inside it after what some spreadsheet may end a cell at: ; tab, line end. A character that
-- steers a terminal, turns the direction of text or breaks lines unseen becomes U+FFFD, as on the screen; tabs and line
-- ends stay. Quotes stand where RFC 4180 wants them.
create or replace macro instant_cell(us) as coalesce(case
    when us not between -62135596800000000 and 253402300799999999 then ''
    when us % 1000000 = 0 then strftime(make_timestamp(us), '%Y-%m-%dT%H:%M:%SZ')
    else strftime(make_timestamp(us), '%Y-%m-%dT%H:%M:%S.%fZ')
end, '');
create or replace macro day_cell(us) as case
    when us between -62135596800000000 and 253402300799999999 then strftime(make_timestamp(us), '%Y-%m-%d')
end;
create or replace macro seconds_cell(us) as coalesce(
    case when us < 0 then '-' else '' end || (abs(us) // 1000000)::varchar
    || case when us % 1000000 = 0 then ''
            else '.' || rtrim(lpad((abs(us) % 1000000)::varchar, 6, '0'), '0') end, '');
create or replace macro seen_text(txt) as regexp_replace(
    txt, '[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x{9f}\x{61c}\x{200e}\x{200f}\x{2028}-\x{202e}\x{2066}-\x{2069}]', chr(65533), 'g');
create or replace macro guarded_inside(txt) as left(txt, 1) || regexp_replace(
    substr(txt, 2), '([;\t\r\n])([\pZ\x{200C}\x{200D}]*[=+\-@\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}\x{FE66}\x{FE62}\x{FE63}\x{FE6B}])', '\1''\2', 'g');
create or replace macro safe_text(txt) as
    case when regexp_matches(txt, '^(?:[\t\r]|[\pZ\pC]*[=+\-@\x{FF1D}\x{FF0B}\x{FF0D}\x{FF20}\x{FE66}\x{FE62}\x{FE63}\x{FE6B}])') then '''' else '' end
    || guarded_inside(seen_text(txt));
create or replace macro quoted_text(txt) as
    case when regexp_matches(txt, '[",\r\n]') then '"' || replace(txt, '"', '""') || '"' else txt end;
-- Most cells are plain words: one look is enough.
create or replace macro text_cell(txt) as coalesce(
    case when regexp_matches(txt, '^[A-Za-z0-9][A-Za-z0-9 _.:/#-]*$') then txt else quoted_text(safe_text(txt)) end, '');
