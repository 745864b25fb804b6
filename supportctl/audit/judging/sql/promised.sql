-- The clocks that a promise is about, each with what was promised. With $with_days those of contacts with a day among their
-- times, which are judged apart (rule 5a), else the others.
select
    c.*,
    p.promise_no,
    p.goal,
    p.target,
    p.warn_numerator,
    p.warn_denominator,
    p.excluded,
    p.service_level,
    p.short_abandon,
    p.worthless_after,
    p.clock_skew,
    p.foreign_clock,
    p.has_policy
from stop c
join promise p on p.trait_no = c.trait_no and p.metric = c.metric
where c.has_days = $with_days
