-- What the rates are made of (rules 20 and 26), for each trait that counts, group by group. A caller whom the queue gave
-- up on is gone without having left: no abandon and no answer. An abandon no longer than short_abandon is none.
select
    trait_no,
    group_no,
    coalesce(sum(was_answered::int), 0)::bigint as answered,
    coalesce(sum((has_left and not coalesce(wait <= short_abandon, false))::int), 0)::bigint as abandoned,
    coalesce(sum((first_contact_resolved and was_answered is not false)::int), 0)::bigint as first_contact_resolved,
    coalesce(sum((first_contact_resolved is not null and was_answered is not false)::int), 0)::bigint as first_contact_known,
    coalesce(sum((done and replies <= 1 and reopens = 0)::int), 0)::bigint as solved_in_one,
    coalesce(sum((done and replies is not null and reopens is not null)::int), 0)::bigint as solved_with_counts,
    coalesce(sum((reopens >= 1)::int), 0)::bigint as reopened,
    coalesce(sum((reopens is not null and (done or reopens >= 1))::int), 0)::bigint as ever_solved
from contact
join countable using (trait_no)
group by trait_no, group_no
