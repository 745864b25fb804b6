-- What became of each promise (rules 16-20). `elapsed` is working time until the stop, or until as-of while open;
-- `reason` says why a promise is excluded or unknown; `due` whether it counts in attainment (rule 17).
-- Precedence of states: not_applicable, excluded, abandoned, unknown, met or breached, overdue, at_risk, running.
with measured as (
    select
        *,
        case goal when 1 then target when 2 then row_target when 3 then deadline - started end as promised,
        coalesce(counted, stopped_worked - started_worked) as taken,
        greatest(0, as_of_worked - started_worked) as open_for
    from worked
),
explained as (
    select
        *,
        case
            when goal = 0 then 'not_applicable'
            when goal = 2 and row_target is null and not target_unread then 'not_applicable'
            when goal = 3 and deadline is null and not deadline_unread then 'not_applicable'
            when excluded is not null then 'excluded'
            when gone and not is_response then 'excluded'
            when gone and coalesce(wait, $unknown_wait) <= short_abandon then 'excluded'
            when gone and service_level = 1 then 'excluded'
            when gone and service_level = 0 and coalesce(wait, $unknown_wait) <= promised then 'excluded'
            when gone then 'abandoned'
            when is_response and done and stopped is null and counted is null and not unread then 'excluded'
            when start_impossible or stop_impossible or unread or promised is null then 'unknown'
            when stopped < started - clock_skew or counted < 0 then 'unknown'
            when counted is not null and calendar_no is null and not accept_export_clock then 'unknown'
            when taken is null and done then 'unknown'
            when goal = 3 and stopped is not null then case when stopped > deadline then 'breached' else 'met' end
            when taken is not null then case when taken > promised then 'breached' else 'met' end
            when goal = 3 and $as_of > deadline then 'overdue'
            when goal <> 3 and open_for > promised then 'overdue'
            when open_for > warn_share * promised then 'at_risk'
            else 'running'
        end::state as state
    from measured
)
select
    row_id,
    promise_no,
    state,
    case
        when state = 'excluded' then case
            when excluded is not null then excluded
            when gone and not is_response then 'abandoned'
            when gone and coalesce(wait, $unknown_wait) <= short_abandon then 'short_abandon'
            when gone and service_level = 1 then 'abandoned'
            when gone then 'abandoned_within'
            else 'closed_without_reply'
        end
        when state = 'unknown' then case
            when start_impossible or stop_impossible then 'impossible_time'
            when unread or promised is null then 'unreadable_value'
            when stopped < started - clock_skew or counted < 0 then 'stop_before_start'
            when taken is null then 'no_resolution_time'
            else 'other_clock'
        end
    end as reason,
    case
        when state in ('met', 'breached') then greatest(0, taken)
        when state in ('overdue', 'at_risk', 'running') then open_for
        when state = 'abandoned' then wait
    end as elapsed,
    promised,
    case
        when state in ('breached', 'overdue', 'abandoned') then true
        when state <> 'met' then false
        when goal = 3 then deadline <= $as_of
        else as_of_worked - started_worked >= promised
    end as due,
    state in ('breached', 'overdue')
        and coalesce(case when state = 'overdue' then open_for else taken end > worthless_after, false) as worthless
from explained
