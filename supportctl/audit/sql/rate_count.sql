-- What the rates are made of (rules 20 and 26), for each trait that counts. A contact is gone when it was abandoned
-- or not answered; an abandon no longer than the policy's short_abandon is none.
select
    c.trait_no,
    coalesce(sum((gone = false)::int), 0)::bigint as answered,
    coalesce(sum((gone and not coalesce(f.wait_duration <= c.short_abandon, false))::int), 0)::bigint as abandoned,
    coalesce(sum((gone is not null)::int), 0)::bigint as gone_known,
    coalesce(sum((f.first_contact_resolved and gone is not true)::int), 0)::bigint as first_contact_resolved,
    coalesce(sum((f.first_contact_resolved is not null and gone is not true)::int), 0)::bigint as first_contact_known,
    coalesce(sum((solved and f.replies <= 1 and f.reopens = 0)::int), 0)::bigint as solved_in_one,
    coalesce(sum((solved and f.replies is not null and f.reopens is not null)::int), 0)::bigint as solved_with_counts,
    coalesce(sum((f.reopens >= 1)::int), 0)::bigint as reopened,
    coalesce(sum((f.reopens is not null and (solved or f.reopens >= 1))::int), 0)::bigint as ever_solved
from (
    select
        *,
        coalesce(abandoned, not answered) as gone
    from facet
    where fate = 0 and created_at >= $since and created_at < $until
) f
join trait_seen t
  on t.file_no = f.file_no
 and t.channel is not distinct from f.channel
 and t.status is not distinct from f.status
 and t.priority is not distinct from f.priority
 and t.direction is not distinct from f.direction
 and t.matched = f.matched
join countable c on c.trait_no = t.trait_no
cross join lateral (
    select c.done or (not c.open and coalesce(f.resolved_at, f.closed_at) is not null) as solved
) s
group by c.trait_no
order by c.trait_no;
