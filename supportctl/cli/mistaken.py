"""What is wrong with the shape of a command line, in our own words: typer finds it, and stops at the first.

Each mistake is taken out and the rest is read again, so that all of them are told at once.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import typer

from supportctl.frozen import frozen
from supportctl.problem import Problem, closest

MISTAKE: type[Exception] = typer.BadParameter.__mro__[1]
"""The base of all that typer says of a command line; which library defines it depends on typer's version."""

Parse = Callable[[Sequence[str]], object]


def mistakes_of(first: Exception, arguments: Sequence[str], group: Any, parse: Parse) -> list[Problem]:
    """The first mistake and those found once it is taken out; `parse` reads arguments and makes no call."""
    problems: dict[Problem, None] = {}
    mistake: Any = first
    left: list[str] | None = list(arguments)
    while mistake is not None and left is not None:
        problems[_problem(mistake, _Reader(group, left))] = None
        left = _without(left, getattr(mistake, "option_name", None))
        mistake = None if left is None else _next(left, parse)
    return list(problems)


def _next(arguments: Sequence[str], parse: Parse) -> Exception | None:
    try:
        parse(arguments)
    except MISTAKE as mistake:
        return mistake
    return None


def _without(arguments: Sequence[str], option: str | None) -> list[str] | None:
    """The arguments without the first use of the option; None where it cannot be told from the others."""
    for place, one in enumerate(arguments if option else ()):
        if one == "--":
            break
        if one == option or one.startswith(f"{option}=") or _is_bundled(str(option), one):
            return [*arguments[:place], *arguments[place + 1 :]]
    return None


def _is_bundled(option: str, argument: str) -> bool:
    """Whether a short option stands in the argument among others, as -x in -qx."""
    return len(option) == 2 and argument.startswith("-") and argument[1:2] != "-" and option[1] in argument


@frozen
class _Reader:
    """The commands, and the arguments in which one of them is named; typer does not say which it was reading."""

    group: Any
    arguments: Sequence[str]

    @property
    def word(self) -> str:
        """What stands in the place of the command."""
        return next((one for one in self.arguments if not one.startswith("-")), "")

    @property
    def command(self) -> Any:
        """The command that is named, or the whole where it is none."""
        return self.group.commands.get(self.word, self.group)

    @property
    def path(self) -> str:
        """As in `supportctl audit`."""
        return "supportctl" if self.command is self.group else f"supportctl {self.word}"

    @property
    def help(self) -> str:
        """Where the rest is told."""
        return f"{self.path} --help says what it takes"

    def written(self, option: str) -> str:
        """The argument that the option was read from: of -week.csv it is -w."""
        return next((one for one in self.arguments if _is_bundled(option, one)), option)

    def commands_with(self, option: str) -> list[str]:
        """The commands that have such an option."""
        return [f"supportctl {name}" for name, one in self.group.commands.items() if option in _options(one)]


def _problem(mistake: Any, reader: _Reader) -> Problem:
    if hasattr(mistake, "possibilities"):
        return _unknown_option(mistake.option_name, reader)
    if hasattr(mistake, "option_name"):
        return _wrong_use(mistake.option_name, reader)
    if getattr(mistake, "param", None) is not None:
        return _missing(mistake.param, reader)
    if reader.command is reader.group:
        return _unknown_command(reader)
    return Problem(reader.path, "cannot be understood", hint=reader.help)


def _unknown_option(name: str, reader: _Reader) -> Problem:
    elsewhere = reader.commands_with(name)
    near = closest(name, _options(reader.command))
    if reader.command is not reader.group and not elsewhere:
        hint = (
            f"did you mean {near}?"
            if near
            else f"for a file of that name write ./{reader.written(name)}; {reader.help}"
        )
    elif name in _options(reader.command):
        hint = f"write it behind the command: {reader.path} {name}"
    else:
        hint = f"it is an option of {', '.join(elsewhere)}" if elsewhere else reader.help
    owner = "supportctl" if name in _options(reader.command) else reader.path
    return Problem(name, f"is no option of {owner}", hint=hint)


def _wrong_use(name: str, reader: _Reader) -> Problem:
    known = [one for one in reader.command.params if name in _names(one)]
    if known and known[0].is_flag:
        return Problem(name, "takes no value", hint=f"write {name} alone")
    value = known[0].metavar or "VALUE" if known else "VALUE"
    return Problem(name, "its value is missing", hint=f"write {name} {value}")


def _missing(parameter: Any, reader: _Reader) -> Problem:
    wanted = " ".join(one.metavar or "" for one in reader.command.params if not _is_option(one))
    message = f"{parameter.metavar or parameter.name.upper()} is missing"
    return Problem(reader.path, message, hint=f"write {reader.path} {wanted}; {reader.help}")


def _unknown_command(reader: _Reader) -> Problem:
    commands = list(reader.group.commands)
    near = closest(reader.word, commands)
    if near is None and reader.word and Path(reader.word).exists():
        hint = f"to audit that file, write supportctl audit {reader.word}"
    else:
        hint = f"did you mean supportctl {near}?" if near else f"the commands are {', '.join(commands)}"
    message = "is no command of supportctl" if reader.word else "no command is named"
    return Problem(reader.word or "supportctl", message, hint=hint)


def _options(command: Any) -> list[str]:
    return ["--help", "-h", *(name for one in command.params if _is_option(one) for name in _names(one))]


def _is_option(parameter: Any) -> bool:
    return any(name.startswith("-") for name in _names(parameter))


def _names(parameter: Any) -> list[str]:
    return [*parameter.opts, *parameter.secondary_opts]
