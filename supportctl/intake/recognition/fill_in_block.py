"""The entry of `sources` for a file that does not say when a contact was created: a guess, for a person to check.

Pasted as it is, it makes the next run judge, or say what is wrong with the data. What is only possible stands behind #.
"""

from collections.abc import Iterator, Mapping, Sequence

from supportctl.intake.formats.column import Column
from supportctl.intake.recognition.content_guess import Guess, Holds, guess_contents
from supportctl.intake.recognition.guessed_times import guessed_times, times_of_day
from supportctl.intake.recognition.source_block import Decided, known_lines, written_texts
from supportctl.intake.recognition.survey import Survey
from supportctl.intake.recognition.usable_columns import usable_columns
from supportctl.policy.yaml.yaml_text import in_flow, pattern_of, yaml_text
from supportctl.problem import safe_text

ANSWERS = ("first_response_at", "first_response_duration", "answered", "abandoned")
ENDS = ("resolved_at", "closed_at", "resolution_duration")
MOST_NAMED = 6
LONGEST_NAME = 40
MEANINGS = {
    "created_at": "the time when a contact came in: the earliest of each row",
    "first_response_at": "the time of the first answer",
    "resolved_at": "the time when it was solved: the latest of each row",
}


def fill_in_block(survey: Survey) -> list[str]:
    """The lines of the entry; [] for a file without any column of times that could be a contact's."""
    columns, guesses = usable_columns(survey).columns, guesses_of(survey)
    times = guessed_times(survey, guesses)
    if not times:
        return []
    return [
        "sources:",
        f"  - files: {pattern_of(survey.file.name)}",
        *known_lines(survey, Decided(columns, to_fill_in=True)),
        "    # timezone: Asia/Jakarta   the zone of its times, where they carry none",
        "    columns:",
        *_time_lines(times, columns),
        *_duration_lines(columns, guesses),
        *(f"      {name}: {text}" for name, text in written_texts(survey, columns).items()),
        *_suggestions(columns, guesses),
    ]


def short_fill_in(survey: Survey) -> str | None:
    """The same on one line, for an error; None for a file without times."""
    columns = usable_columns(survey).columns
    times = guessed_times(survey, guesses_of(survey))
    names = [f"{name}: {_headers(times[name])}" for name in times if _needed(name, columns)]
    return survey.entry.write("columns", f"{{{', '.join(names)}}}") if names else None


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


def _needed(name: str, columns: Mapping[str, Column]) -> bool:
    """Whether the guess is written as it stands: the creation, and where nothing else tells an answer or an end."""
    if name == "created_at":
        return True
    return not any(one in columns for one in (*ANSWERS, *ENDS, name))


def _time_lines(times: Mapping[str, Sequence[str]], columns: Mapping[str, Column]) -> Iterator[str]:
    for name, headers in times.items():
        if name not in columns:
            yield f"      {'' if _needed(name, columns) else '# '}{name}: {_headers(headers)}"
            yield f"      #   a guess, to be checked: {MEANINGS[name]}"


def _headers(headers: Sequence[str]) -> str:
    texts = [in_flow(header) for header in headers]
    return texts[0] if len(texts) == 1 else f"[{', '.join(texts)}]"


def _duration_lines(columns: Mapping[str, Column], guesses: Sequence[Guess]) -> list[str]:
    if any(name in columns for name in ANSWERS):
        return []
    clocks = times_of_day(guesses)
    return [
        f"      # first_response_duration: {{column: {in_flow(one.header)}, unit: {yaml_text(one.unit)}}}"
        for one in guesses
        if one.holds is Holds.DURATIONS and one.unit is not None and one not in clocks
    ]


def _suggestions(columns: Mapping[str, Column], guesses: Sequence[Guess]) -> Iterator[str]:
    """What else a person may want to name, each with what looks like it."""
    wanted = (
        ("ticket_id", Holds.IDS, ("ticket_id",)),
        ("status", Holds.WORDS, ("status",)),
        ("channel", Holds.WORDS, ("channel",)),
    )
    for name, holds, instead in wanted:
        headers = [one.header for one in guesses if one.holds is holds and not one.other_day]
        if headers and not any(one in columns for one in instead):
            others = f"   or {named(headers[1:])}" if headers[1:] else ""
            yield f"      # {name}: {in_flow(headers[0])}{others}"
