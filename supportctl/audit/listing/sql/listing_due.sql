-- The same with the instant at which the target is used up: on opening hours, in the last open slot before which less
-- than that was worked, so that a target used up at closing is due at closing (rule 2). NULL without a target, when
-- the start is impossible, and when not even a century ($horizon) holds that much working time.
with used_up as (
    select
        s.*,
        s.promised + d.before_us
            + greatest(0, least(s.started, d.close1) - d.open1)
            + greatest(0, least(s.started, d.close2) - d.open2) as worked_due
    from listing_stop s
    left join due_day d on s.on_calendar and d.key = s.calendar_no * 100000000 + s.started // $slot
),
placed as (
    select
        u.*,
        o.open1,
        o.open2,
        o.close1 - o.open1 as first_window,
        o.close2 - o.open2 as second_window,
        u.worked_due - o.before_us as left_over
    from used_up u
    asof left join due_open o on o.calendar_no = u.calendar_no and o.before_us < u.worked_due
)
select
    *,
    case
        when not start_sound then null
        when is_deadline then deadline
        when start_is_day then null
        when promised > $horizon then null
        when promised <= 0 then started
        when calendar_no is null then started + promised
        when left_over <= first_window then open1 + left_over
        when left_over <= first_window + second_window then open2 + left_over - first_window
    end as used_up_at,
    case when is_deadline or used_up_at <= started + $horizon then used_up_at end as due
from placed
