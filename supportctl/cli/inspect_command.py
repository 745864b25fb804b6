"""`supportctl inspect`: what files are taken for, how they are read, and what to write into sla.yaml."""

from supportctl.cli import options
from supportctl.cli.exit_code import ExitCode


def inspect_command(  # noqa: PLR0913 - the options of a command line
    paths: options.Paths = None,
    config: options.Config = None,
    format: options.InspectionFormat = options.TEXT_NAME,  # noqa: A002 - the option's name
    set_aside: options.SetAsideFile = None,
    width: options.Width = None,
    color: options.ColorWhen = options.Color.AUTO,
) -> ExitCode:
    """Say what each file is taken for and why, how its columns are read, and what it lacks.

    Ends with the entry of sla.yaml to paste. Exits 0 when every file can be audited, 3 when one cannot, and 2 for a
    wrong command or sla.yaml.
    """
    # Imported when it runs: help, mistakes and the other commands need none of it.
    from supportctl.cli import inspecting as run  # noqa: PLC0415

    exports = run.find_exports(paths, config)
    with run.all_given() as given:
        sla = given.load(exports.config.load, run.builtin_sla)
        written = given.read(lambda: run.choice("--format", format, options.INSPECTION_FORMATS), run.TEXT)
        look = given.read(lambda: run.read_look(width, color), run.PLAIN_LOOK)
        aside = given.read(lambda: run.read_set_aside(set_aside), run.NOWHERE)
        given.read(lambda: run.refuse_losses(aside, exports.paths, exports.config.path), None)
    return run.inspect_files(exports.paths, sla, aside, written, look)
