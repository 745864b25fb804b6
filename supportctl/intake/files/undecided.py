"""What a person is told of a file whose bytes cannot be read as text, and what to write in sla.yaml."""

from supportctl.intake.files.encodings import Reading, Verdict
from supportctl.intake.files.paths import InputPath
from supportctl.report.problem import Problem

SHOWN_READING = 24
SAVE_AS = "save or export the file as “CSV UTF-8”"


def damaged(shown: str, line: int, byte: int) -> Problem:
    """The file is UTF-8 but for a few bytes."""
    return Problem(shown, f"is not UTF-8: wrong byte 0x{byte:02x} in this line", line=line, hint=SAVE_AS)


def undecided(file: InputPath, line: int, byte: int, verdict: Verdict) -> Problem:
    """Several encodings may be meant, or none is known."""
    message = f"is not UTF-8 (byte 0x{byte:02x}), and what its encoding is cannot be told"
    entry = f'sources: [{{files: "{file.name.removesuffix(".gz")}", encoding: NAME}}]'
    read = "; ".join(_as_read(one, verdict.readings[0]) for one in verdict.readings[:4])
    said = f" ({read})" if read else ""
    return Problem(file.shown, message, line=line, hint=f"write in sla.yaml: {entry}{said}, or {SAVE_AS}")


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
    hint = "name the encoding in sla.yaml: sources: [{files: ..., encoding: NAME}], or " + SAVE_AS
    return Problem(shown, f"is not {encoding}: {reason}", line=line, hint=hint)
