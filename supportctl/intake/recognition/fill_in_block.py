"""The entry of `sources` for a file that does not say when a contact was created: it works once the names are put in.

What the cells look like is said in remarks, so that a person need not open the file to fill them in.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from supportctl.intake.formats.column import Column
from supportctl.intake.recognition.content_guess import Guess, Holds, guess_contents, times_first_filled
from supportctl.intake.recognition.source_block import (
    FILL_IN,
    Decided,
    known_lines,
    written_texts,
)
from supportctl.intake.recognition.survey import Survey
from supportctl.intake.recognition.usable_columns import usable_columns
from supportctl.intake.recognition.yaml_text import in_flow, pattern_of, yaml_text
from supportctl.report.problem_text import safe_text

ANSWERS = ("first_response_at", "first_response_duration", "answered", "abandoned")
ENDS = ("resolved_at", "closed_at", "resolution_duration")
MOST_NAMED = 6
LONGEST_NAME = 40


def fill_in_block(survey: Survey) -> list[str]:
    """The lines of the entry for a file that does not say when a contact was created."""
    columns = usable_columns(survey).columns
    guesses = guesses_of(survey)
    return [
        "sources:",
        f"  - files: {pattern_of(survey.file.name)}",
        *known_lines(survey, Decided(columns, to_fill_in=True)),
        "    # timezone: Asia/Jakarta   the zone of its times, where they carry none",
        "    columns:",
        f"      created_at: {FILL_IN}",
        *_comment("the header of the time when a contact came in", times_first_filled(guesses)),
        *_date_and_time(guesses),
        *_answer_lines(columns, guesses),
        *(f"      {name}: {text}" for name, text in written_texts(survey, columns).items()),
        *_suggestions(columns, guesses),
    ]


def short_fill_in(survey: Survey) -> str:
    """The same on one line, for an error."""
    columns = usable_columns(survey).columns
    names = [f"created_at: {FILL_IN}"]
    if not _answers_something(columns):
        names.append(f"first_response_at: {FILL_IN}")
    return f"sources: [{{files: {pattern_of(survey.file.name)}, columns: {{{', '.join(names)}}}}}]"


def guesses_of(survey: Survey) -> list[Guess]:
    """What the columns hold that nothing usable comes from."""
    columns = usable_columns(survey).columns
    taken = {position for column in columns.values() for position in column.positions}
    return guess_contents(survey.dialect, survey.recognised.system.null_tokens, taken)


def named(headers: Sequence[str], most: int = MOST_NAMED) -> str:
    """The first few headers, cut short, and how many more there are."""
    more = f" and {len(headers) - most} more" if len(headers) > most else ""
    return ", ".join(f"“{short_header(header)}”" for header in headers[:most]) + more


def short_header(header: str) -> str:
    """A header on one line that a person can take in."""
    text = safe_text(header).strip()
    return text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 3] + "..."


def _answers_something(columns: Mapping[str, Column]) -> bool:
    return any(name in columns for name in (*ANSWERS, *ENDS))


def _answer_lines(columns: Mapping[str, Column], guesses: Sequence[Guess]) -> list[str]:
    if any(name in columns for name in ANSWERS):
        return []
    needed = not _answers_something(columns)
    lines = [f"      {'' if needed else '# '}first_response_at: {FILL_IN}"]
    lines += _comment("the header of the time of the first answer", times_first_filled(guesses)[1:])
    return lines + [
        f"      # first_response_duration: {{column: {in_flow(one.header)}, unit: {yaml_text(one.unit)}}}"
        for one in guesses
        if one.holds is Holds.DURATIONS and one.unit is not None
    ]


def _comment(words: str, guesses: Sequence[Guess]) -> list[str]:
    headers = [one.header for one in guesses]
    lines = [f"      #   {words}"]
    if headers:
        lines.append(f"      #   columns that hold times: {named(headers)}")
    return lines


def _date_and_time(guesses: Sequence[Guess]) -> Iterator[str]:
    """A date and the time of day beside it are one time."""
    for one, other in pairwise(guesses):
        if (
            one.date_only
            and not one.other_day
            and other.unit == "h:mm:ss"
            and other.position == one.position + 1
        ):
            yield f"      #   or both of a date and a time of day: [{in_flow(one.header)}, {in_flow(other.header)}]"


def _suggestions(columns: Mapping[str, Column], guesses: Sequence[Guess]) -> Iterator[str]:
    """What else a person may want to name, each with what looks like it."""
    wanted = (
        ("ticket_id", Holds.IDS, ("ticket_id",)),
        ("resolved_at", Holds.TIMES, ENDS),
        ("status", Holds.WORDS, ("status",)),
        ("channel", Holds.WORDS, ("channel",)),
    )
    for name, holds, instead in wanted:
        headers = [one.header for one in guesses if one.holds is holds and not one.other_day]
        if headers and not any(one in columns for one in instead):
            yield f"      # {name}: {FILL_IN}   perhaps {named(headers)}"
