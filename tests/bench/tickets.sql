-- Tickets first to first + tickets - 1, as CSV. No clock and no chance: numbers come from hashes of the row number, so
-- that the file does not depend on the threads that write it. Words in braces are filled in by files.py.
copy (
    with ticket as (
        select
            i,
            timestamp '2024-11-01' + to_seconds(dice(i, 1, 730 * 86400)) as created,
            dice(i, 2, 100) as stage,
            {channel} as channel
        from range({first}, {first} + {tickets}) numbers(i)
    ),
    answer as (
        select
            *,
            case when channel in ('email', 'web') then 14400 else 240 end as usual_wait,
            created + to_seconds((long_tail(i, 3) * usual_wait)::bigint) as answered
        from ticket
    )
    select
        100000000 + i as "Ticket ID",
        channel as "Channel",
        case when stage < 85 then 'Closed' when stage < 90 then 'Pending' else 'Open' end as "Status",
        word(['urgent', 'high', 'normal', 'normal', 'low'], i, 5) as "Priority",
        {agent} as "Agent",
        word(['Delivery', 'Returns', 'Payment', 'Account', 'Complaint', 'Product question'], i, 7) as "Topic",
        {written}(created) as "Created at",
        case when stage < 95 then {written}(answered) end as "First response at",
        case when stage < 85 then {written}(answered + to_seconds((long_tail(i, 8) * 90000)::bigint)) end
            as "Resolved at"{subject}
    from answer
    order by i
) to '{path}' (header true, delimiter ',');
