"""`supportctl audit`: read exports, judge every promise, report."""

from supportctl.cli import options
from supportctl.cli.exit_code import ExitCode


def audit_command(  # noqa: PLR0913 - the options of a command line
    paths: options.Paths = None,
    config: options.Config = None,
    as_of: options.AsOfTime = None,
    max_age: options.MaxAge = None,
    period: options.PeriodName = None,
    since: options.Since = None,
    until: options.Until = None,
    by: options.By = None,
    where: options.Where = None,
    top: options.Top = None,
    buckets: options.Buckets = None,
    format: options.ReportFormat = None,  # noqa: A002 - the option's name
    output: options.Output = None,
    exit_zero: options.ExitZero = False,
    quiet: options.Quiet = False,
    width: options.Width = None,
    color: options.ColorWhen = options.Color.AUTO,
) -> ExitCode:
    """Audit exported tickets, chats and calls against sla.yaml.

    Exits 0 when promises were kept, 1 when one was not, 2 for a wrong command or sla.yaml, 3 when the files cannot
    be audited.
    """
    # Imported when it runs: help, mistakes and the other commands need none of it.
    from supportctl.cli import auditing as run  # noqa: PLC0415

    exports = run.find_exports(paths, config)
    with run.all_given() as given:
        sla = given.load(exports.config.load, run.builtin_sla)
        destinations = given.read(lambda: run.read_destinations(output or [], format), run.NOWHERE)
        look = given.read(lambda: run.read_look(width, color, quiet=quiet), run.PLAIN_LOOK)
        request = run.Request(
            as_of=given.read(lambda: run.as_of_moment(as_of, sla), None),
            period=given.read(lambda: run.read_period(period, since, until), run.Period()),
            where=given.fields(lambda: run.parse_where(where or [], sla), ()),
            cut=given.fields(lambda: run.parse_cut(by or [], sla), run.Cut()),
            top=given.read(lambda: run.whole_number("--top", top, least=0), None),
            buckets=given.read(lambda: run.parse_buckets(buckets), ()),
            fields=run.fields_for(destinations),
            notes=exports.notes(),
            max_age_us=given.read(lambda: run.parse_max_age(max_age, as_of), None),
        )
        given.read(lambda: run.refuse_losses(destinations, exports.paths, exports.config.path), None)
    return run.audit(exports.paths, sla, request, destinations, look, exit_zero=exit_zero)
