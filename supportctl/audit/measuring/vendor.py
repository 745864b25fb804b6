"""The export's own verdicts beside ours (semantics rule 23): which files have them, and what their words mean."""

from collections.abc import Sequence

from supportctl.audit.judging.run import Run
from supportctl.audit.judging.stops import all_stops
from supportctl.audit.measuring.steps import STEPS
from supportctl.engine.session import Phase, Session
from supportctl.intake.door import ReadFile, normalised
from supportctl.vocabulary.metrics import TIME_METRICS

WORD_COLUMNS = {"file_no": "usmallint", "metric": "metric", "word": "varchar", "verdict": "varchar"}
UNSAID = ""
"""A word that says nothing of the promise."""


def has_verdicts(files: Sequence[ReadFile]) -> bool:
    """Whether any file has a column of such verdicts."""
    return any(metric.verdict in file.columns_found for file in files for metric in TIME_METRICS.values())


def verdict_of(file: ReadFile, metric: str, word: str) -> str | None:
    """What a word of the file means: met, breached or another verdict; None where nobody knows, UNSAID for a blank."""
    if word.strip().lower() in file.system.null_tokens:
        return UNSAID
    return normalised(file.words, TIME_METRICS[metric].verdict, word)


def compare_verdicts(session: Session, run: Run) -> None:
    """Make the tables `vendor_said`, `vendor_word` and `vendor_compared` from the judged contacts of a session."""
    session.phase = Phase("comparing with the exports' own verdicts")
    parameters = {**run.frame.window(), "as_of": run.frame.as_of.us, "shortest": False}
    session.run(STEPS.text("vendor_said"), parameters)
    rows = []
    for file_no, metric, word, _ in session.rows(STEPS.text("vendor_words")):
        if verdict := verdict_of(run.files[file_no], metric, word):
            rows.append((file_no, metric, word, verdict))
    session.load("vendor_word", WORD_COLUMNS, rows)
    stop = all_stops(run.promises.metrics)
    session.run(STEPS.table_of("vendor_compared", ("contact", "stop"), stop=stop), parameters)
