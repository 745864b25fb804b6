"""What a person is told of a file whose bytes cannot be read as text, and what to write in sla.yaml."""

from supportctl.intake.files.encodings import Reading, Verdict
from supportctl.policy.lines_to_paste import Entry
from supportctl.problem import Problem

SHOWN_READING = 24
MOST_READINGS = 4
SAVE_AS = "save or export the file as “CSV UTF-8”"


def damaged(shown: str, line: int, byte: int) -> Problem:
    """The file is UTF-8 but for a few bytes."""
    return Problem(shown, f"is not UTF-8: wrong byte 0x{byte:02x} in this line", line=line, hint=SAVE_AS)


def undecided(shown: str, place: tuple[int, int], verdict: Verdict, entry: Entry) -> Problem:
    """Several encodings may be meant, or none is known; `place` is the line and the byte that is not UTF-8."""
    line, byte = place
    message = f"is not UTF-8 (byte 0x{byte:02x}), and what its encoding is cannot be told"
    read = "; ".join(_as_read(one, verdict.readings[0]) for one in verdict.readings[:MOST_READINGS])
    hint = f"{entry.write('encoding', 'NAME')}{f' ({read})' if read else ''}, or {SAVE_AS}"
    return Problem(shown, message, line=line, hint=hint)


def _as_read(one: Reading, first: Reading) -> str:
    cells = zip(first.text.split("\n"), one.text.split("\n"), strict=False)
    example = next((text for other, text in cells if other != text), one.text.split("\n")[0])
    return f"{one.encoding} reads “{example[:SHOWN_READING]}”"


def wrong_byte(shown: str, encoding: str, line_ends: int, error: UnicodeError) -> Problem:
    """The file is not in the encoding that it was said, or taken, to be in."""
    line = line_ends + 1
    if isinstance(error, UnicodeDecodeError):
        before = (
            error.object[: error.start].decode(encoding, "replace").replace("\r\n", "\n").replace("\r", "\n")
        )
        line += before.count("\n")
    reason = error.reason if isinstance(error, UnicodeDecodeError) else str(error)
    hint = f"{SAVE_AS}, or name another encoding for it under sources in sla.yaml"
    return Problem(shown, f"is not {encoding}: {reason}", line=line, hint=hint)
