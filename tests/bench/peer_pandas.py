"""What a user of pandas would write instead of an audit: python peer_pandas.py TICKETS.csv [WORKING_DAYS.csv]

With the table of working days mail and web are judged in opening hours, else around the clock. Times are microseconds.
Prints, as JSON by channel and metric, contacts by state and the seconds that finished ones took.
"""

import json
import sys
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

SECOND = 1_000_000
MINUTE, HOUR, DAY = 60 * SECOND, 3600 * SECOND, 86_400 * SECOND
QUANTILES = {"p50": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99}
TIMES = {"created": "Created at", "first_response": "First response at", "resolution": "Resolved at"}
WORDS = ("Channel", "Status", "Priority")
NONE = np.iinfo(np.int64).min
"""What stands for no target and no instant: the number of NaT."""


def load(path: str) -> Any:
    """The tickets, their words as categories and their times as text."""
    columns = ["Ticket ID", *WORDS, *TIMES.values()]
    return pd.read_csv(path, usecols=columns, dtype=dict.fromkeys(WORDS, "category"))


def instants(texts: Any) -> Integers:
    """Local time to UTC: what happens twice is the first, what clocks skip moves forward by the gap of an hour."""
    local = pd.to_datetime(texts, format="%Y-%m-%d %H:%M:%S", errors="coerce")
    first = np.ones(len(local), dtype=bool)
    zoned = local.dt.tz_localize("Europe/Berlin", ambiguous=first, nonexistent=pd.Timedelta(hours=1))
    found: Integers = zoned.dt.tz_convert(None).dt.as_unit("us").to_numpy().view(np.int64)
    return found


def targets(tickets: Any, office: Flags, live: Flags) -> dict[str, Integers]:
    """Each contact's promise, by metric."""
    priority = tickets["Priority"]
    urgency = np.select([priority == "urgent", priority == "high"], [HOUR, 4 * HOUR], 8 * HOUR)
    return {
        "first_response": np.select([live, office], [15 * MINUTE, urgency], 24 * HOUR),
        "resolution": np.select([live, office], [NONE, 24 * HOUR], 72 * HOUR),
    }


def worked(days: Integers, moment: Integers) -> Integers:
    """Opening hours from the first day of the table until a moment."""
    row = np.clip(moment // DAY - days[0, 0], 0, len(days) - 1)
    total: Integers = days[row, 1]
    for start, end in ((2, 3), (4, 5)):
        total += np.maximum(0, np.minimum(moment, days[row, end]) - days[row, start])
    return total


def clocked(moment: Integers, office: Flags, days: Integers | None) -> Integers:
    """An instant as each contact's clock counts it; of no instant nobody asks the clock."""
    return moment if days is None else np.where(office, worked(days, moment), moment)


def states(stop: Integers, created: Integers, elapsed: Integers, open_for: Integers, target: Integers) -> Any:
    """What became of each promise; the stop is judged by the calendar, its time by the clock."""
    stopped = stop != NONE
    decided = {
        "unknown": stopped & (stop < created),
        "breached": stopped & (elapsed > target),
        "met": stopped,
        "overdue": open_for > target,
        "at_risk": (open_for * 5 > target * 4) | (open_for == target),
    }
    order = [*decided, "running"]
    codes = np.select(list(decided.values()), range(len(decided)), len(decided))
    return pd.Categorical.from_codes(codes, order)


def counted(promises: Any) -> dict[str, dict[str, Any]]:
    """By channel: contacts by state, and percentiles of the finished ones in seconds."""
    sizes = promises.groupby(["channel", "state"], observed=True).size()
    finished = promises[promises["state"].isin(["met", "breached"])].groupby("channel", observed=True)[
        "elapsed"
    ]
    quantiles = finished.quantile(list(QUANTILES.values())).unstack().set_axis(list(QUANTILES), axis=1)
    seconds = quantiles.assign(mean=finished.mean(), max=finished.max()) / SECOND
    found: dict[str, dict[str, Any]] = {}
    for (channel, state), count in sizes.items():
        row = found.setdefault(channel, {"states": {}, "p50": None, "max": None})
        row["states"][state] = int(count)
    for channel, row in seconds.iterrows():
        found[channel].update(row.to_dict())
    return found


def worst(promises: Any) -> Any:
    """The 100 late contacts that are farthest beyond their target."""
    late = promises[promises["state"].isin(["breached", "overdue"])]
    return late.nlargest(100, "over")["id"]


def judged(
    tickets: Any, moments: dict[str, Integers], clock: dict[str, Integers], metric: str, target: Integers
) -> Any:
    """The promises of one metric: channel, state, and how long the contact took or has been open."""
    elapsed = np.maximum(0, clock[metric] - clock["created"])
    open_for = np.maximum(0, clock["as_of"] - clock["created"])
    state = states(moments[metric], moments["created"], elapsed, open_for, target)
    over = np.where(moments[metric] == NONE, open_for, elapsed) - target
    columns = {"id": tickets["Ticket ID"], "channel": tickets["Channel"], "state": state}
    return pd.DataFrame({**columns, "elapsed": elapsed, "over": over})[target != NONE]


def main() -> None:
    """Load, judge both metrics, print."""
    tickets = load(sys.argv[1])
    if not tickets["Ticket ID"].is_unique:
        raise SystemExit("a ticket id is repeated")
    moments = {name: instants(tickets.pop(header)) for name, header in TIMES.items()}
    moments["as_of"] = np.array([max(int(moment.max()) for moment in moments.values())])
    office, live = (
        tickets["Channel"].isin(names).to_numpy() for names in (["email", "web"], ["chat", "whatsapp"])
    )
    days = np.loadtxt(sys.argv[2], delimiter=",", skiprows=1, dtype=np.int64) if len(sys.argv) > 2 else None
    clock = {name: clocked(moment, office, days) for name, moment in moments.items()}
    found = {}
    for metric, target in targets(tickets, office, live).items():
        promises = judged(tickets, moments, clock, metric, target)
        found.update({f"{channel} {metric}": row for channel, row in counted(promises).items()})
        worst(promises)
    print(json.dumps(found))


if __name__ == "__main__":
    main()
