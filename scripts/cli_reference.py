"""Writes docs/cli.md from the command line itself; `make docs` runs it and a test holds the two equal."""

import inspect
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo, OptionInfo

from supportctl.cli.app import app
from supportctl.cli.config import CONFIG_VARIABLE
from supportctl.cli.exit_code import ExitCode
from supportctl.cli.outcome import DEBUG_VARIABLE
from supportctl.cli.workplace import MOST_THREADS, THREADS_VARIABLE
from supportctl.render.formats import FORMATS, Format

TARGET = Path(__file__).parents[1] / "docs" / "cli.md"

HEAD = """\
<!-- Written by scripts/cli_reference.py: run `make docs` after a change to the command line. -->

# Command line

The report goes to standard output and nothing else does; progress and mistakes go to standard error. Progress is one
line, shown only on a terminal, only when the work takes over a second, and never with `--quiet`. `python -m supportctl`
is the same command. `supportctl --version` names the version; `-h` or `--help` after a command explains it.
All mistakes of a command line are told at once, before anything is read.

`--output` and `--set-aside` write a file as a whole or leave it as it was, with its permissions and its owner; through
a symbolic link they write what it leads to. They never replace an export that is to be read, sla.yaml, or each other,
whatever the name they are given: that is code 2, before anything is read. `--output -` is standard output. A suffix
that no format has is refused. After `--output` one line on standard error says the verdict and the files, but not with
`--quiet`.

What supportctl wrote (reports, listings, rows set aside) is no export: among other files it is passed by, and said;
alone it is code 3.

[Cuts](semantics.md#cuts) says what `--by` and `--top` mean, [filters](semantics.md#25-filters) what `--where`,
`--period`, `--since` and `--until` do.
"""

EXIT_CODES: dict[ExitCode, str] = {
    ExitCode.OK: "promises kept, or soon perhaps not (`warn`), or too few contacts to say (`too_few`)",
    ExitCode.MISSED: "a promise was not kept; `--exit-zero` turns this one, and only this one, into 0",
    ExitCode.USAGE: "the command line or sla.yaml is wrong; every mistake is told",
    ExitCode.NOT_AUDITABLE: "not auditable: a file unreadable or empty, a column missing, too much set aside",
    ExitCode.INTERNAL: "a defect of supportctl, or a machine without room: disk, memory",
    ExitCode.INTERRUPTED: "interrupted from the keyboard",
    ExitCode.CLOSED_PIPE: "the reader of the report went away, as with `head`",
    ExitCode.TERMINATED: "told to stop (SIGTERM)",
    ExitCode.HUNG_UP: "the terminal was closed (SIGHUP), except under `nohup`",
}

VARIABLES = {
    CONFIG_VARIABLE: "the sla.yaml to use when `--config` is not given",
    THREADS_VARIABLE: f"how many threads work, at most {MOST_THREADS}; by default all processors. Changes no figure",
    "NO_COLOR": "when not empty, no colours, unless `--color always` asks for them",
    "FORCE_COLOR": "when not empty, colours also where there is no terminal; `NO_COLOR` and `--color` win over it",
    DEBUG_VARIABLE: "set to 1, an internal error comes with its traceback",
    "TMPDIR": "where the temporary working folder is made",
}


def cli_reference() -> str:
    """The whole of docs/cli.md."""
    parts = [HEAD]
    for command in app.registered_commands:
        if command.name is not None and command.callback is not None:
            parts.append("\n".join(_command(command.name, command.callback)))
    parts.append(
        "## Formats\n\n" + _table(("format", "suffix", "of", "use"), list(map(_format_row, FORMATS)))
    )
    codes = [(f"`{code.value}`", EXIT_CODES[code]) for code in sorted(ExitCode)]
    parts.append("## Exit codes\n\n" + _table(("code", "meaning"), codes))
    variables = [(f"`{name}`", meaning) for name, meaning in VARIABLES.items()]
    parts.append("## Environment variables\n\n" + _table(("variable", "meaning"), variables))
    return "\n".join(parts)


def _command(name: str, callback: Callable[..., Any]) -> Iterator[str]:
    parameters = list(_parameters(callback))
    arguments = [called for called, _, is_option in parameters if not is_option]
    usage = " ".join(["supportctl", name, *arguments, "[OPTIONS]"])
    yield f"## `supportctl {name}`\n"
    yield f"```text\n{usage}\n```\n"
    for paragraph in inspect.cleandoc(callback.__doc__ or "").split("\n\n"):
        yield " ".join(paragraph.split()) + "\n"
    rows = [(f"`{called}`".replace("|", "\\|"), words) for called, words, _ in parameters]
    yield _table(("argument or option", "meaning"), rows)


def _format_row(one: Format) -> tuple[str, ...]:
    return f"`{one.name}`", f"`{one.suffix}`", ", ".join(one.writers), one.use


def _parameters(callback: Callable[..., Any]) -> Iterator[tuple[str, str, bool]]:
    """How each parameter is written, what it means, and whether it is an option; in the order of the code."""
    hints = get_type_hints(callback, include_extras=True)
    for name, parameter in inspect.signature(callback).parameters.items():
        annotation, info = _declared(hints[name])
        if isinstance(info, ArgumentInfo):
            yield info.metavar or name.upper(), info.help or "", False
        elif isinstance(info, OptionInfo) and not info.hidden:
            yield _written(name, annotation, info), _meaning(info, parameter.default), True


def _declared(hint: Any) -> tuple[Any, object]:
    """The plain type and typer's description of a parameter."""
    if get_origin(hint) is not Annotated:
        return hint, None
    plain, *extras = get_args(hint)
    return plain, next((extra for extra in extras if isinstance(extra, (ArgumentInfo, OptionInfo))), None)


def _written(name: str, annotation: Any, info: OptionInfo) -> str:
    # In Annotated, the first name of an option takes the place of typer's default.
    given = [name for name in (info.default, *(info.param_decls or ())) if isinstance(name, str)]
    spelled = ", ".join(given or [f"--{name.replace('_', '-')}"])
    if annotation is bool:
        return spelled
    if inspect.isclass(annotation) and issubclass(annotation, Enum):
        return f"{spelled} {'|'.join(str(choice.value) for choice in annotation)}"
    return f"{spelled} {info.metavar or name.upper()}"


def _meaning(info: OptionInfo, default: object) -> str:
    shown = default.value if isinstance(default, Enum) else default
    told = info.show_default and shown not in (None, False)
    return f"{info.help or ''}{f' Default: {shown}.' if told else ''}"


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


if __name__ == "__main__":
    TARGET.write_text(cli_reference(), encoding="utf-8", newline="\n")
    print(f"wrote {TARGET.relative_to(Path.cwd()) if TARGET.is_relative_to(Path.cwd()) else TARGET}")
