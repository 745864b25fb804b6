-- What the rates are made of (rules 20 and 26), for each trait that counts, group by group. The caller left when the
-- contact was abandoned, or was not answered and the export says no more; a caller whom the queue gave up on (neither
-- answered nor abandoned) is no abandon and no answer. Not abandoned alone is answered, unless the status is open: such
-- a contact may still wait. An abandon no longer than the policy's short_abandon is none.
with contact as (
    select
        c.trait_no,
        f.group_no,
        c.short_abandon,
        f.wait_duration,
        f.first_contact_resolved,
        f.replies,
        f.reopens,
        coalesce(f.abandoned, not f.answered) as has_left,
        coalesce(not f.abandoned, f.answered) and coalesce(f.answered, case when not c.open then not f.abandoned end)
            as was_answered,
        c.done or (not c.open and coalesce(f.resolved_at, f.closed_at) is not null) as solved
    from traited f
    join countable c on c.trait_no = f.trait_no
    where f.fate = 0 and f.created_at >= $since and f.created_at < $until
)
select
    trait_no,
    group_no,
    coalesce(sum(was_answered::int), 0)::bigint as answered,
    coalesce(sum((has_left and not coalesce(wait_duration <= short_abandon, false))::int), 0)::bigint as abandoned,
    coalesce(sum((first_contact_resolved and was_answered is not false)::int), 0)::bigint as first_contact_resolved,
    coalesce(sum((first_contact_resolved is not null and was_answered is not false)::int), 0)::bigint as first_contact_known,
    coalesce(sum((solved and replies <= 1 and reopens = 0)::int), 0)::bigint as solved_in_one,
    coalesce(sum((solved and replies is not null and reopens is not null)::int), 0)::bigint as solved_with_counts,
    coalesce(sum((reopens >= 1)::int), 0)::bigint as reopened,
    coalesce(sum((reopens is not null and (solved or reopens >= 1))::int), 0)::bigint as ever_solved
from contact
group by trait_no, group_no
order by trait_no, group_no;
