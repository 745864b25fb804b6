-- What tickets.sql draws its cells with.
create macro dice(i, throw, sides) as (hash(i, throw) % sides)::bigint;
create macro long_tail(i, throw) as -ln((dice(i, throw, 1000000) + 1) / 1000001);
create macro word(words, i, throw) as words[dice(i, throw, len(words)) + 1];
create macro in_digits(moment) as strftime(moment, '%Y-%m-%d %H:%M:%S');
create macro month_word(moment) as
    ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agu', 'Sep', 'Okt', 'Nov', 'Des'][month(moment)];
create macro in_indonesian(moment) as
    strftime(moment, '%-d ') || month_word(moment) || strftime(moment, ' %Y %H:%M');
