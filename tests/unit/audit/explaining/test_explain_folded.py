"""What `explain` says of rows that are part of a contact, or no contact at all."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from supportctl.audit.asking.request import Request
from supportctl.audit.explaining.explaining import explain
from supportctl.engine.session import Session
from supportctl.intake.files.paths import find_inputs
from supportctl.policy.load import load_sla
from supportctl.problem import UsageError
from supportctl.report.explanation import Explanation

LOG = Path(__file__).parents[3] / "examples" / "audits" / "queue-log-over-two-files"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    with Session(tmp_path, sorted(LOG.glob("*.txt"))) as opened:
        yield opened


def explained(session: Session, ticket: str) -> Explanation:
    paths = [str(path) for path in sorted(LOG.glob("*.txt"))]
    inputs = find_inputs(paths, BytesIO(), session.folder)
    return explain(session, inputs, load_sla(LOG / "sla.yaml"), Request(), ticket)


def test_a_call_is_found_by_its_id_whatever_its_rows(session: Session) -> None:
    found = explained(session, "6.1")
    assert (found.outcome, found.ticket.line) == ("judged", 3)
    (promise,) = found.promises
    assert (promise.state, promise.elapsed_seconds) == ("breached", 30)


def test_an_event_says_to_which_call_it_belongs(session: Session) -> None:
    found = explained(session, "queue_log-2.txt:1")
    assert found.outcome == "folded"
    assert found.outcome_words.startswith(
        "its row is a further leg or event of its call, and was folded; see "
    )
    assert found.outcome_words.endswith("queue_log-1.txt:3")


def test_bookkeeping_is_no_contact(session: Session) -> None:
    found = explained(session, "queue_log-1.txt:1")
    assert (found.outcome, found.promises) == ("out_of_scope", [])
    assert found.outcome_words == "its row is no contact: it is the log's own bookkeeping"


def test_an_event_of_an_earlier_call_was_set_aside(session: Session) -> None:
    assert explained(session, "5.0").outcome_words == "its row was set aside: no creation time"


def test_bookkeeping_has_no_id_to_ask_for(session: Session) -> None:
    with pytest.raises(UsageError):
        explained(session, "NONE")
