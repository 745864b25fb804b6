-- What became of each promise (rules 16-20). `elapsed` is working time until the stop, or until as-of while open;
-- `reason` says why a promise is excluded or unknown; `due` whether it counts in attainment (rule 17): an open or met
-- promise does once its target has run out, which here and nowhere else is decided: more than the target has passed.
-- Precedence of states: not_applicable, excluded, abandoned, unknown, met or breached, overdue, at_risk, running.
with decided as (
    select
        *,
        open_for > promised as has_run_out,
        case
            when goal = 0 or (promised is null and not goal_unread) then 'not_applicable'
            when excluded is not null then 'excluded'
            when gone and not is_response then 'excluded'
            when gone and coalesce(wait, $unknown_wait) <= short_abandon then 'excluded'
            when gone and service_level = 1 then 'excluded'
            when gone and service_level = 0 and coalesce(wait, $unknown_wait) <= promised then 'excluded'
            when gone then 'abandoned'
            when was_answered and stopped is null and counted is null then 'unknown'
            when is_response and done and stopped is null and counted is null and not unread then 'excluded'
            when impossible or unread or promised is null then 'unknown'
            when stopped < started - clock_skew or counted < 0 then 'unknown'
            when counted is not null and foreign_clock then 'unknown'
            when stopped is null and counted is null then case
                when done then 'unknown'
                when has_run_out then 'overdue'
                when greatest(0, open_for) = promised
                    or open_for::hugeint * warn_denominator > promised::hugeint * warn_numerator then 'at_risk'
                else 'running'
            end
            when coalesce(counted, taken) > promised then 'breached'
            else 'met'
        end::state as state
    from measured
)
select
    row_id,
    promise_no,
    group_no,
    state,
    case state
        when 'excluded' then case
            when excluded is not null then excluded
            when gone and not is_response then 'abandoned'
            when gone and coalesce(wait, $unknown_wait) <= short_abandon then 'short_abandon'
            when gone and service_level = 1 then 'abandoned'
            when gone then 'abandoned_within'
            else 'closed_without_reply'
        end
        when 'unknown' then case
            when impossible then 'impossible_time'
            when unread or promised is null then 'unreadable_value'
            when stopped < started - clock_skew or counted < 0 then 'stop_before_start'
            when counted is not null then 'other_clock'
            when was_answered then 'no_response_time'
            else 'no_resolution_time'
        end
    end as reason,
    case
        when state in ('met', 'breached') then greatest(0, coalesce(counted, taken))
        when state in ('overdue', 'at_risk', 'running') then greatest(0, open_for)
        when state = 'abandoned' then wait
    end as elapsed,
    promised,
    case state
        when 'met' then has_run_out
        else state in ('breached', 'overdue', 'abandoned')
    end as due,
    state in ('breached', 'overdue')
        and coalesce(case state when 'overdue' then open_for else coalesce(counted, taken) end > worthless_after, false)
        as worthless
from decided
