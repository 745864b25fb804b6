-- The records from $start to before $stop as one text: a line per ticket and target, in the order of the records, then
-- of the metrics. `listing_place` says where the records stand; the last entry before $start still holds.
with place as (
    select * from listing_place
    where row_from < $stop
      and row_from >= (select coalesce(max(row_from), 0) from listing_place where row_from <= $start)
),
line as (
    select
        d.row_id,
        d.promise_no,
        d.namespace || ','
        || text_cell(r.ticket_id) || ','
        || d.channel || ',' || d.policy || ',' || d.metric || ','
        || d.state || ','
        || text_cell(d.reason) || ','
        || coalesce(day_cell(r.created_at_day), instant_cell(d.started)) || ','
        || instant_cell(d.due) || ','
        || coalesce(day_cell(case when d.stopped is null then null else case d.stopped_from
                when 'first_response_at' then r.first_response_at_day
                when 'resolved_at' then r.resolved_at_day
                when 'closed_at' then r.closed_at_day
            end end), instant_cell(d.stopped)) || ','
        || seconds_cell(d.elapsed) || ','
        || seconds_cell(d.promised) || ','
        || case when d.elapsed > d.promised then seconds_cell(d.elapsed - d.promised) else '' end || ','
        || d.clock || ',' || d.calendar || ','
        || text_cell(r.agent) || ','
        || d.path || ','
        || d.row_id + p.record_shift || ','
        || d.row_id + p.line_shift || chr(10) as text
    from listing_due d
    join listed_record r on r.row_id = d.row_id
    asof join place p on p.row_from <= d.row_id
    where r.row_id >= $start and r.row_id < $stop
)
select string_agg(text, '' order by row_id, promise_no) from line
