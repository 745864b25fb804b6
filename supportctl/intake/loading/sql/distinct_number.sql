-- How many different numbers from $least to $greatest the ids of each namespace are, one bit for each number. Ids of
-- different numbers are different, whatever else their texts are.
select coalesce(sum(numbers), 0)::bigint
from (
    select bit_count(bitstring_agg(case when number between $least and $greatest then number end, $least, $greatest))
        as numbers
    from (
        select f.identity_no, try_cast(r.ticket_id as bigint) as number
        from record r
        join file f on f.file_no = r.file_no
        where r.fate = 0 and r.ticket_id is not null
    ) id
    group by identity_no
) namespace;
