-- What became of each promise (rules 16-20): one decision, which says state and reason alike (outcome.py).
-- `waited` is how long a contact that is gone had waited, NULL where nobody knows. `elapsed` is working time until the
-- stop, or until as-of while open. A promise counts in attainment (rule 17) once its target has run out, and
-- `has_run_out` alone decides that: more than the target has passed by as-of.
with timed as (
    select
        *,
        open_for > promised as has_run_out,
        case when gone and not impossible then taken end as waited,
        stopped is null and counted is null as unstopped
    from measured
),
decided as (
    select
        *,
        case
            when goal = 'none' or (promised is null and not goal_unread) then 'not_applicable'::outcome
            when excluded is not null then 'excluded'::outcome
            when left_out is not null then left_out
            when gone and wait <= short_abandon then 'short_abandon'::outcome
            when gone and service_level = 'answered_only' then 'left_unanswered'::outcome
            when gone and service_level = 'neutral' and waited <= promised then 'abandoned_within'::outcome
            when gone and service_level = 'neutral' and waited is not null and promised is null then 'unreadable_value'::outcome
            when gone then 'abandoned'::outcome
            when impossible then 'impossible_time'::outcome
            when stop_unread or promised is null then 'unreadable_value'::outcome
            when stopped_last < first_started - clock_skew or counted < 0 then 'stop_before_start'::outcome
            when counted is not null and foreign_clock then 'other_clock'::outcome
            when unstopped and untold is not null then untold
            when not unstopped and coalesce(counted, taken) > promised - deadline_is_day then 'breached'::outcome
            when not unstopped and has_run_out then 'met'::outcome
            when not unstopped then 'met_early'::outcome
            when has_run_out then 'overdue'::outcome
            when greatest(0, open_for) = promised
                or open_for::hugeint * warn_denominator > promised::hugeint * warn_numerator then 'at_risk'::outcome
            else 'running'::outcome
        end as plain,
        case
            when plain in ('met', 'met_early', 'breached') then greatest(0, coalesce(counted, taken))
            when plain in ('overdue', 'at_risk', 'running') then greatest(0, open_for)
            when plain = 'abandoned' then waited
        end as elapsed
    from timed
)
select
    row_id,
    promise_no,
    group_no,
    case
        when worthless_after is null or not coalesce(elapsed > worthless_after, false) then plain
        when plain = 'breached' then 'breached_worthless'::outcome
        when plain = 'overdue' then 'overdue_worthless'::outcome
        when plain = 'abandoned' then 'abandoned_worthless'::outcome
        else plain
    end as outcome,
    elapsed,
    promised
from decided
