"""What a user of polars would write instead of an audit: python peer_polars.py TICKETS.csv [WORKING_DAYS.csv]

With the table of working days mail and web are judged in opening hours, else around the clock. Times are microseconds.
Prints, as JSON by channel and metric, contacts by state and the seconds that finished ones took.
"""

import json
import sys

import polars as pl

SECOND = 1_000_000
MINUTE, HOUR, DAY = 60 * SECOND, 3600 * SECOND, 86_400 * SECOND
QUANTILES = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99}
TIMES = {"created": "Created at", "first_response": "First response at", "resolution": "Resolved at"}
WORDS = ("Channel", "Status", "Priority")
OFFICE = pl.col("Channel").cast(pl.String).is_in(["email", "web"])
LIVE = pl.col("Channel").cast(pl.String).is_in(["chat", "whatsapp"])
URGENCY = (
    pl.col("Priority").cast(pl.String).replace_strict({"urgent": HOUR, "high": 4 * HOUR}, default=8 * HOUR)
)
TARGETS = {
    "first_response": pl.when(LIVE).then(15 * MINUTE).when(OFFICE).then(URGENCY).otherwise(24 * HOUR),
    "resolution": pl.when(LIVE).then(None).when(OFFICE).then(24 * HOUR).otherwise(72 * HOUR),
}


def instant(header: str) -> pl.Expr:
    """Local time to UTC: what happens twice is the first, what clocks skip moves forward by the gap of an hour."""
    local = pl.col(header).str.to_datetime("%Y-%m-%d %H:%M:%S", strict=False)
    return pl.coalesce(in_utc(local), in_utc(local + pl.duration(hours=1)))


def in_utc(local: pl.Expr) -> pl.Expr:
    """Null where the time does not exist."""
    zoned = local.dt.replace_time_zone("Europe/Berlin", ambiguous="earliest", non_existent="null")
    return zoned.dt.epoch("us")


def load(path: str) -> pl.DataFrame:
    """The tickets with their three instants."""
    words = dict.fromkeys(WORDS, pl.Categorical)
    tickets = pl.scan_csv(path, schema_overrides={"Ticket ID": pl.Int64, **words})
    instants = {name: instant(header) for name, header in TIMES.items()}
    return tickets.select("Ticket ID", *WORDS, **instants).collect()


def worked(days: pl.DataFrame, moment: pl.Expr) -> pl.Expr:
    """Opening hours from the first day of the table until a moment; null without one."""
    row = (moment // DAY - days["day"][0]).clip(0, len(days) - 1)
    before, *edges = (pl.lit(days[name]).gather(row) for name in days.columns[1:])
    pairs = zip(edges[::2], edges[1::2], strict=True)
    stretches = [(pl.min_horizontal(moment, end) - start).clip(0) for start, end in pairs]
    return pl.when(moment.is_not_null()).then(before + stretches[0] + stretches[1])


def clocked(tickets: pl.DataFrame, days: pl.DataFrame | None) -> pl.DataFrame:
    """The instants as each contact's clock counts them, in columns that end in _clock."""
    clocks = {f"{name}_clock": pl.col(name) for name in (*TIMES, "as_of")}
    if days is not None:
        clocks = {
            name: pl.when(OFFICE).then(worked(days, moment)).otherwise(moment)
            for name, moment in clocks.items()
        }
    return tickets.with_columns(**clocks)


def state() -> pl.Expr:
    """What became of a promise; the stop is judged by the calendar, its time by the clock."""
    stopped, target, open_for = pl.col("stop").is_not_null(), pl.col("target"), pl.col("open_for")
    return (
        pl.when(pl.col("stop") < pl.col("created")).then(pl.lit("unknown"))
        .when(stopped & (pl.col("elapsed") > target)).then(pl.lit("breached"))
        .when(stopped).then(pl.lit("met"))
        .when(open_for > target).then(pl.lit("overdue"))
        .when((open_for * 5 > target * 4) | (open_for == target)).then(pl.lit("at_risk"))
        .otherwise(pl.lit("running"))
    )  # fmt: skip


def judged(tickets: pl.DataFrame, metric: str) -> pl.DataFrame:
    """The promises of one metric: channel, state, and how long the contact took or has been open."""
    start = pl.col("created_clock")
    return (
        tickets.lazy()
        .select(
            "Ticket ID",
            "Channel",
            "created",
            stop=pl.col(metric),
            target=TARGETS[metric],
            elapsed=(pl.col(f"{metric}_clock") - start).clip(0),
            open_for=(pl.col("as_of_clock") - start).clip(0),
        )
        .filter(pl.col("target").is_not_null())
        .with_columns(state=state())
        .select(
            "Ticket ID",
            "Channel",
            "state",
            "elapsed",
            over=pl.coalesce("elapsed", "open_for") - pl.col("target"),
        )
        .collect()
    )


def counted(promises: pl.DataFrame) -> dict[str, dict[str, object]]:
    """By channel: contacts by state, and percentiles of the finished ones in seconds."""
    states = promises.group_by("Channel", "state").len()
    finished = promises.filter(pl.col("state").is_in(["met", "breached"]))
    took = pl.col("elapsed")
    wanted = {name: took.quantile(share, "linear") for name, share in QUANTILES.items()}
    rows = finished.group_by("Channel").agg(mean=took.mean(), max=took.max(), **wanted).rows(named=True)
    seconds = {row.pop("Channel"): {name: value / SECOND for name, value in row.items()} for row in rows}
    found: dict[str, dict[str, object]] = {}
    for channel in states["Channel"].unique():
        own = states.filter(pl.col("Channel") == channel)
        by_state = dict(zip(own["state"], own["len"], strict=True))
        found[str(channel)] = {"states": by_state, "p50": None, "max": None, **seconds.get(channel, {})}
    return found


def worst(promises: pl.DataFrame) -> list[int]:
    """The 100 late contacts that are farthest beyond their target."""
    late = promises.filter(pl.col("state").is_in(["breached", "overdue"]))
    ids: list[int] = late.top_k(100, by="over")["Ticket ID"].to_list()
    return ids


def main() -> None:
    """Load, judge both metrics, print."""
    tickets = load(sys.argv[1])
    if not tickets["Ticket ID"].is_unique().all():
        raise SystemExit("a ticket id is repeated")
    as_of = tickets.select(pl.max_horizontal(pl.col(list(TIMES)).max())).item()
    days = pl.read_csv(sys.argv[2]) if len(sys.argv) > 2 else None
    tickets = clocked(tickets.with_columns(as_of=pl.lit(as_of, dtype=pl.Int64)), days)
    found = {}
    for metric in TARGETS:
        promises = judged(tickets, metric)
        found.update({f"{channel} {metric}": row for channel, row in counted(promises).items()})
        worst(promises)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
