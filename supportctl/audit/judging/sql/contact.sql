-- The contacts of the run, and what became of each (rules 11, 13, 20), decided here for states and rates alike.
-- `gone`: nobody answered, and nobody waits any more. So it is of whom the export calls abandoned; of a call or chat
-- (`is_call`) that was not answered; and of one that ended without an answer, whatever its status word, where the
-- export tells when answers came (`answers_told`). It waited until its end, where no column tells the wait.
-- Not abandoned is answered, unless the status is open: such a contact may still wait.
-- A day is all of its instants (rule 5a): with $shortest a contact starts as late and ends as early as it allows, else
-- the other way round. `lasting_from` is the instant from which a duration counts then.
with told as (
    select
        f.*,
        t.calendar_no,
        t.as_of_worked,
        t.standing,
        t.is_call,
        t.response_in_business_time,
        t.resolution_in_business_time,
        coalesce(f.resolved_at, f.closed_at) as end_stamp,
        case when f.resolved_at is not null then f.resolved_at_day_end else f.closed_at_day_end end as end_day_end,
        case when $shortest then coalesce(f.created_at_day_end - 1, f.created_at) else f.created_at end as started,
        case when $shortest then f.created_at else coalesce(f.created_at_day_end - 1, f.created_at) end
            as lasting_from,
        t.answers_told and (t.standing = 'done' or coalesce(f.resolved_at, f.closed_at, f.resolution_duration) is not null)
            as ended,
        f.first_response_at is not null or f.first_response_duration is not null as has_answer,
        coalesce(not f.abandoned, f.answered) and coalesce(f.answered, case when t.standing <> 'open' then not f.abandoned end)
            as said_answered,
        coalesce(f.abandoned, case when t.is_call then not f.answered end) as said_left
    from traited f
    join trait t on t.trait_no = f.trait_no
    where f.fate = 0
      and f.created_at >= $since and f.created_at < $until
),
silent as (
    select
        *,
        case when $shortest then end_stamp else coalesce(end_day_end - 1, end_stamp) end as ended_at,
        coalesce(wait_duration, case
            when is_call and end_stamp is null and not resolution_in_business_time and resolution_duration > 0
            then resolution_duration
        end) as wait_lasted,
        ended and not has_answer and said_answered is null
            and not coalesce(contains(unread, ' first_response_at ') or contains(unread, ' first_response_duration '), false)
            as ended_in_silence
    from told
)
select
    *,
    created_at_day_end is not null as start_is_day,
    created_at_day_end is not null or first_response_at_day_end is not null or end_day_end is not null as has_days,
    standing = 'done' or (standing <> 'open' and end_stamp is not null) as done,
    coalesce(said_left, false) or coalesce(is_call and not answered, false) or ended_in_silence as gone,
    coalesce(said_left, nullif(ended_in_silence, false)) as has_left,
    coalesce(said_answered, case when ended_in_silence then false when ended and has_answer then true end) as was_answered,
    coalesce(wait_lasted, case
        when not is_call then null
        when ended_at > started then ended_at - started
        when coalesce(end_day_end - 1, end_stamp) > created_at then 0
    end) as wait
from silent
