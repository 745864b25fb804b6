"""What `explain` says of tickets of tests/examples/audits, in words and in JSON."""

import json
import shlex
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from supportctl.cli.app import app

AUDITS = Path(__file__).parents[3] / "examples" / "audits"
DATA = (".csv", ".txt")


def explained(folder: str, ticket: str, *more: str) -> str:
    """What the command prints, with the options of the example."""
    path = AUDITS / folder
    options = path / "options.txt"
    written = shlex.split(options.read_text("utf-8")) if options.exists() else []
    files = [str(one) for one in sorted(path.iterdir()) if one.suffix in DATA and one != options]
    asked = ["explain", ticket, *files, "--config", str(path / "sla.yaml"), *written, *more]
    done = CliRunner().invoke(app, asked)
    assert done.exit_code == 0, done.stderr
    return done.stdout


def promise(folder: str, ticket: str, metric: str = "first_response") -> dict[str, Any]:
    """The promise about a metric as JSON."""
    every = json.loads(explained(folder, ticket, "--format", "json"))["promises"]
    (found,) = (one for one in every if one["metric"] == metric)
    return dict(found)


def test_a_target_used_up_at_closing_is_late_from_the_next_opening() -> None:
    folder = "not-yet-due-between-closing-and-opening"
    told = promise(folder, "open 0")
    assert (told["state"], told["counts"]) == ("at_risk", False)
    assert (told["due_at"], told["late_from_at"]) == ("2026-11-27T17:00:00Z", "2026-11-30T09:00:00Z")
    assert "late from the next opening" in told["why"]
    text = " ".join(explained(folder, "open 0").split())
    assert "due Fri 27 Nov 2026 17:00:00, late from the next opening, Mon 30 Nov 2026 09:00:00" in text


def test_a_deadline_of_this_very_moment_is_in_time() -> None:
    told = promise("deadline-at-the-very-moment", "open", "resolution")
    assert (told["state"], told["late_from_at"]) == ("at_risk", None)
    assert "exactly the promised time is in time" in told["why"]


def test_the_wait_of_an_abandoned_call_is_counted_piece_by_piece() -> None:
    told = promise("abandoned-wait-counts-opening-hours", "left at opening")
    assert (told["state"], told["elapsed_seconds"], told["overrun_seconds"]) == ("abandoned", 180, 120)
    assert told["why"] == "late: the customer left after 5 min unanswered, past the target"
    clock = told["clock"]
    assert (clock["kind"], clock["until"], clock["to_at"]) == (
        "business",
        "end_of_wait",
        "2026-11-30T09:03:00Z",
    )
    assert [(one["counted"], one["seconds"]) for one in clock["stretches"]] == [(False, 120), (True, 180)]


def test_a_caller_whom_the_queue_gave_up_on_did_not_give_up() -> None:
    text = explained("queue-gave-up", "A3")
    assert "the queue ended the wait after 60 s" in " ".join(text.split())
    assert "the customer left" not in text


def test_a_target_that_no_century_holds_is_due_at_no_time() -> None:
    assert promise("target-that-no-century-holds", "minute")["due_at"] is None
    text = " ".join(explained("target-that-no-century-holds", "minute").split())
    assert "due at no time that can be named: a century does not hold the target" in text
