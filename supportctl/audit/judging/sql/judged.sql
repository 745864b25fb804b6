-- What became of each promise (rules 16-20), and the reason of those that are excluded or unknown: one decision.
-- Precedence of states: not_applicable, excluded, abandoned, unknown, met or breached, overdue, at_risk, running.
-- `waited` is how long a contact that is gone had waited, NULL where nobody knows. `elapsed` is working time until the
-- stop, or until as-of while open. `due` says whether the promise counts in attainment (rule 17): what is open or met
-- does once its target has run out, and `has_run_out` alone decides that: more than the target has passed by as-of.
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
            when goal = 0 or (promised is null and not goal_unread) then {'state': 'not_applicable', 'reason': null}
            when excluded is not null then {'state': 'excluded', 'reason': excluded}
            when gone and not is_response then {'state': 'excluded', 'reason': 'abandoned'}
            when gone and wait <= short_abandon then {'state': 'excluded', 'reason': 'short_abandon'}
            when gone and service_level = 1 then {'state': 'excluded', 'reason': 'abandoned'}
            when gone and service_level = 0 and waited <= promised then {'state': 'excluded', 'reason': 'abandoned_within'}
            when gone and service_level = 0 and waited is not null and promised is null
                then {'state': 'unknown', 'reason': 'unreadable_value'}
            when gone then {'state': 'abandoned', 'reason': null}
            when is_response and done and unstopped and not was_answered and not unread
                then {'state': 'excluded', 'reason': 'closed_without_reply'}
            when impossible then {'state': 'unknown', 'reason': 'impossible_time'}
            when unread or promised is null then {'state': 'unknown', 'reason': 'unreadable_value'}
            when stopped_last < first_started - clock_skew or counted < 0 then {'state': 'unknown', 'reason': 'stop_before_start'}
            when unstopped and was_answered then {'state': 'unknown', 'reason': 'no_response_time'}
            when counted is not null and foreign_clock then {'state': 'unknown', 'reason': 'other_clock'}
            when unstopped and done then {'state': 'unknown', 'reason': 'no_resolution_time'}
            when not unstopped and coalesce(counted, taken) > promised - deadline_is_day then {'state': 'breached', 'reason': null}
            when not unstopped then {'state': 'met', 'reason': null}
            when has_run_out then {'state': 'overdue', 'reason': null}
            when greatest(0, open_for) = promised
                or open_for::hugeint * warn_denominator > promised::hugeint * warn_numerator
                then {'state': 'at_risk', 'reason': null}
            else {'state': 'running', 'reason': null}
        end::struct(state state, reason varchar) as outcome
    from timed
)
select
    row_id,
    promise_no,
    group_no,
    outcome.state as state,
    outcome.reason as reason,
    case
        when outcome.state in ('met', 'breached') then greatest(0, coalesce(counted, taken))
        when outcome.state in ('overdue', 'at_risk', 'running') then greatest(0, open_for)
        when outcome.state = 'abandoned' then waited
    end as elapsed,
    promised,
    case when outcome.state = 'met' then has_run_out else outcome.state in ('breached', 'overdue', 'abandoned') end as due,
    outcome.state in ('breached', 'overdue', 'abandoned') and coalesce(elapsed > worthless_after, false) as worthless
from decided
