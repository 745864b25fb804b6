"""How fast supportctl is and how much memory it takes, against bare work and its peers on the same machine.

    make bench                                            all tables
    make bench BENCH="--only large,startup --rounds 3"    some of them
    make bench BENCH="--only large --tickets 50000000"    a file of 5 GB, only when asked for
    make bench BENCH="--against ../supportctl-0.1.0"      every command also as another checkout does it

Everything that stands in one group of a table is measured in turn (A B C A B C ...), so that a machine that slows down
slows all, and ratios are formed round by round. docs/performance.md says what each table measures.

The files are generated once, into .bench/, with no clock and no chance in them. Prints Markdown tables.
"""

import argparse
import os
import platform
import re
import subprocess
from importlib import metadata
from pathlib import Path
from typing import Final

from measure import ROOT, Runs, compile_package, environment_of, in_turn
from questions import QUESTIONS, Group, Question, Sizes
from subjects import PYTHON, at
from tables import Measured, comparison, speed_ups

BASELINE: Final = " (baseline)"
WHERE: Final = "import supportctl; print(supportctl.__path__[0])"


def main() -> None:
    """Compile, generate what is missing, measure, print."""
    options = _parser().parse_args()
    sizes = Sizes.of(options)
    sizes.folder.mkdir(parents=True, exist_ok=True)
    for checkout in filter(None, (ROOT, options.against)):
        compile_package(checkout)
        _prove(checkout)
    print(_machine(options), flush=True)
    for name in options.only:
        _print_table(name, QUESTIONS[name], sizes, options)


def _print_table(name: str, question: Question, sizes: Sizes, options: argparse.Namespace) -> None:
    measured = [_measured(group, options) for group in question.groups(sizes)]
    own = [Measured(group.label, _without_baseline(group)) for group in measured]
    print(f"\n<!-- bench: {name} -->\n\n**{question.title}**\n", flush=True)
    print(comparison(own, question.references), flush=True)
    if options.against and own != measured:
        print(f"\n{speed_ups(measured, BASELINE)}", flush=True)


def _measured(group: Group, options: argparse.Namespace) -> Measured:
    """The group's subjects, and those that the baseline has too, in turn."""
    subjects = list(group.subjects)
    if options.against:
        subjects += at(options.against, subjects, BASELINE)
    return Measured(group.label, in_turn(options.rounds, options.warm_up, subjects, options.folder.resolve()))


def _without_baseline(group: Measured) -> Runs:
    return {name: runs for name, runs in group.runs.items() if not name.endswith(BASELINE)}


def _prove(checkout: Path) -> None:
    """End the benchmark unless a child that is told to imports supportctl from that checkout."""
    environment = environment_of(checkout)
    found = subprocess.check_output([*PYTHON, "-c", WHERE], env=environment, text=True).strip()
    if not Path(found).samefile(checkout / "supportctl"):
        raise SystemExit(f"supportctl is imported from {found}, not from {checkout}")


def _machine(options: argparse.Namespace) -> str:
    """The versions, the machine and how busy it is."""
    versions = [f"supportctl {_version(ROOT)}"]
    if options.against:
        versions.append(f"baseline {_version(options.against)}")
    versions += [
        f"{name} {metadata.version(name)}" for name in ("duckdb", "polars", "pandas") if _is_there(name)
    ]
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPUs"
    load = f"load average {os.getloadavg()[0]:.1f}"
    rounds = f"{options.rounds} rounds after {options.warm_up} to warm up"
    return f"{', '.join(versions)}, Python {platform.python_version()}, {system}, {load}, {rounds}"


def _version(checkout: Path) -> str:
    """The version that a checkout says it is."""
    module = (checkout / "supportctl" / "__init__.py").read_text(encoding="utf-8")
    (version,) = re.findall(r'^__version__ = "(.*)"$', module, re.MULTILINE)
    return str(version)


def _is_there(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Measure supportctl on this machine.",
        formatter_class=argparse.ArgumentDefaultsHelpFormatter,
    )
    parser.add_argument(
        "--only", type=_names, default=list(QUESTIONS), help=f"of {','.join(QUESTIONS)}: these"
    )
    parser.add_argument(
        "--against", type=_checkout, help="folder of another checkout, measured in the same rounds"
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    parser.add_argument("--warm-up", type=int, default=1, help="rounds before that count for nothing")
    parser.add_argument("--folder", type=Path, default=ROOT / ".bench", help="where the files are kept")
    _add_sizes(parser)
    return parser


def _add_sizes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--tickets", type=_numbers, default=[1_000_000, 5_000_000], help="sizes of the plain files"
    )
    parser.add_argument("--middle", type=int, default=500_000, help="tickets with line breaks, month words")
    parser.add_argument("--small", type=_numbers, default=[20, 10_000], help="tickets of the start-up files")
    parser.add_argument("--groups", type=_numbers, default=[10_000, 100_000], help="agents, a group each")
    parser.add_argument("--channels", type=int, default=10_000, help="channels, a group each")
    parser.add_argument("--files", type=int, default=300, help="how many small files")
    parser.add_argument("--file-rows", type=int, default=1000, help="rows of each of them")


def _names(text: str) -> list[str]:
    """The tables that --only names, in the order of a whole run."""
    asked = text.split(",")
    if unknown := [name for name in asked if name not in QUESTIONS]:
        raise argparse.ArgumentTypeError(f"no table {', '.join(unknown)}; there are {', '.join(QUESTIONS)}")
    return [name for name in QUESTIONS if name in asked]


def _numbers(text: str) -> list[int]:
    """Sizes with commas between."""
    return [int(part) for part in text.split(",")]


def _checkout(text: str) -> Path:
    path = Path(text).resolve()
    if not (path / "supportctl" / "__init__.py").exists():
        raise argparse.ArgumentTypeError(f"{text} is no checkout of supportctl")
    return path


if __name__ == "__main__":
    main()
