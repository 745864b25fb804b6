"""The listing: due times as `worktime` finds them, places as the file has them, cells that no spreadsheet runs."""

import csv
import io
import tempfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supportctl.audit.asking.moment import AsOf
from supportctl.audit.asking.request import Request
from supportctl.audit.judging.run import judge_exports
from supportctl.audit.listing import listing
from supportctl.audit.listing.listing import LISTING_FIELDS, listing_texts
from supportctl.engine.session import Session
from supportctl.intake.files.content import Content
from supportctl.intake.files.paths import find_inputs
from supportctl.intake.loading.lines import plain_places
from supportctl.policy.load import load_sla
from supportctl.render.listing import BYTE_ORDER_MARK, listing_csv
from supportctl.report.own_files import LISTING_COLUMNS
from supportctl.worktime.due import due_at

SHARED = Path(__file__).parents[5] / "shared"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
SLA = "version: 1\npolicies: [{name: all, targets: {first_response: 4h, resolution: 24h}}]\n"
HEADER = "ticket_id,created_at,first_response_at,resolved_at,status,agent\n"


def microseconds(text: str) -> int:
    return (datetime.fromisoformat(text.replace("Z", "+00:00")) - EPOCH) // timedelta(microseconds=1)


def listed_text(
    folder: Path, files: Sequence[Path], sla: Path, threads: int | None = None, as_of: AsOf | None = None
) -> str:
    """What `--format csv` writes for these files."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as name:
        inputs = find_inputs(map(str, files), io.BytesIO(), Path(name))
        with Session(Path(name), [file.path for file in inputs.files], threads) as session:
            run = judge_exports(session, inputs, load_sla(sla), Request(as_of, fields=LISTING_FIELDS))
            return "".join(listing_csv(listing_texts(run)))


def listed(folder: Path, sla: str, *exports: str, as_of: AsOf | None = None) -> list[dict[str, str]]:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "sla.yaml").write_text(sla, encoding="utf-8")
    files = [folder / f"{number}.csv" for number in range(len(exports))]
    for file, text in zip(files, exports, strict=True):
        file.write_bytes(text.encode())
    return rows_of(listed_text(folder / "work", files, folder / "sla.yaml", as_of=as_of))


def rows_of(text: str) -> list[dict[str, str]]:
    assert text.startswith(BYTE_ORDER_MARK)
    reader = csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline=""))
    rows = list(reader)
    assert reader.fieldnames == list(LISTING_COLUMNS)
    return rows


def check_due_times(rows: Sequence[Mapping[str, str]], sla_path: Path) -> None:
    """Every due time against the one that is computed for one ticket at a time."""
    calendars = load_sla(sla_path).calendars
    for row in rows:
        if row["target_seconds"] and row["clock"]:
            target_us = round(float(row["target_seconds"]) * 1_000_000)
            try:
                due = due_at(calendars[row["calendar"]], microseconds(row["created_at"]), target_us)
            except ValueError:
                assert row["due_at"] == ""
                continue
            assert microseconds(row["due_at"]) == due, row


ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe"]
HOURS = [
    '"09:00-17:00"', '["08:00-12:00", "13:00-17:00"]', '"22:00-06:00"', '"00:00-24:00"', "closed", "closed",
    '["01:00-02:30", "02:45-03:15", "10:00-11:00"]', '"01:45-03:30"', '["06:00-07:00", "18:00-24:00"]',
]  # fmt: skip
DATES = ["2026-03-29", "2026-10-25", "2026-11-01", "2026-12-31", "2026-04-05"]
NIGHT = '"22:00-06:00"'
MOMENTS = [
    datetime(2026, 3, 29), datetime(2026, 10, 24, 22), datetime(2026, 11, 1, 4), datetime(2026, 4, 4, 14),
    datetime(2026, 12, 24, 7), datetime(2026, 6, 15, 8),
]  # fmt: skip


@st.composite
def calendars(draw: st.DrawFn) -> str:
    """A calendar of sla.yaml as text; nights stand alone, since windows may not overlap."""
    if draw(st.integers(0, 4)) == 0:
        week = {day: draw(st.sampled_from([NIGHT, "closed"])) for day in ("mon", "wed", "fri", "sun")}
        week["tue"] = NIGHT
    else:
        day_hours = [one for one in HOURS if one != NIGHT]
        week = {day: draw(st.sampled_from(day_hours)) for day in ("mon", "tue", "wed", "thu", "sat", "sun")}
        week["fri"] = HOURS[1]
    closed = draw(st.lists(st.sampled_from(DATES), max_size=2, unique=True))
    holidays = [f"dates: {{{', '.join(f'{day}: closed' for day in closed)}}}"]
    holidays += ["country: DE"] * draw(st.integers(0, 1))
    hours = ", ".join(f"{day}: {text}" for day, text in week.items())
    zone = draw(st.sampled_from(ZONES))
    return f"{{timezone: {zone}, hours: {{{hours}}}, holidays: {{{', '.join(holidays)}}}}}"


@st.composite
def worlds(draw: st.DrawFn) -> tuple[str, str]:
    """An sla.yaml with two calendars, and an export whose tickets start around clock changes and closing times."""
    minutes = st.one_of(st.sampled_from([15, 60, 90, 240, 480, 960]), st.integers(1, 72 * 60))
    targets = [f"{{urgent: {draw(minutes)}m, other: {draw(minutes)}m}}" for _ in range(3)]
    sla = (
        "version: 1\ntimezone: Europe/Berlin\n"
        f"calendars: {{one: {draw(calendars())}, two: {draw(calendars())}}}\npolicies:\n"
        "  - {name: chats, match: {channel: chat}, calendar: two, "
        f"targets: {{first_response: {{within: {targets[0]}}}}}}}\n"
        "  - {name: calls, match: {channel: phone}, targets: {first_response: 90s}}\n"
        f"  - {{name: rest, calendar: one, targets: {{first_response: {{within: {targets[1]}}}, "
        f"resolution: {{within: {targets[2]}}}}}}}\n"
    )
    steps = st.integers(0, 16 * 24).map(lambda quarters: timedelta(minutes=15 * quarters))
    lines = ["id,channel,priority,created_at,first_response_at"]
    for number in range(draw(st.integers(1, 12))):
        created = draw(st.sampled_from(MOMENTS)) + draw(steps)
        channel, priority = (
            draw(st.sampled_from(["chat", "phone", "email"])),
            draw(st.sampled_from(["urgent", "low"])),
        )
        answered = f"{created + draw(steps):%Y-%m-%dT%H:%M:%SZ}" if draw(st.booleans()) else ""
        lines.append(f"{number},{channel},{priority},{created:%Y-%m-%dT%H:%M:%SZ},{answered}")
    return sla, "\n".join(lines) + "\n"


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(worlds())
def test_due_times_are_those_of_worktime(world: tuple[str, str]) -> None:
    sla, export = world
    with tempfile.TemporaryDirectory() as name:
        rows = listed(Path(name), sla, export)
        assert rows
        check_due_times(rows, Path(name, "sla.yaml"))


def test_due_times_of_the_sample_data(tmp_path: Path) -> None:
    folder = Path(__file__).parents[4] / "sample_data"
    rows = rows_of(listed_text(tmp_path, sorted(folder.glob("*.csv")), folder / "sla.yaml"))
    assert len(rows) > 4_000
    check_due_times(rows, folder / "sla.yaml")


def test_due_times_of_real_data(tmp_path: Path) -> None:
    export = SHARED / "datasets" / "fp20" / "technical_support_dataset.csv"
    if not export.exists():
        pytest.skip("the FP20 export is not on this machine")
    sla = SHARED / "checks" / "fp20.sla.yaml"
    rows = rows_of(listed_text(tmp_path, [export], sla))
    assert len(rows) > 2_000
    check_due_times(rows, sla)


OFFICE = """version: 1
timezone: Europe/Berlin
calendars: {office: {hours: {mon-fri: "09:00-17:00"}, holidays: {country: DE}}, yearly: {hours: {mon-sun: closed},
            holidays: {dates: {2026-12-24: "08:00-12:00"}}}}
policies:
  - {name: never, match: {channel: chat}, calendar: yearly, targets: {first_response: 5h}}
  - {name: all, calendar: office, targets: {first_response: 4h, resolution: 72h}}
"""


def test_a_target_used_up_at_closing_is_due_at_closing(tmp_path: Path) -> None:
    export = "id,created_at,first_response_at,resolved_at\n1,2026-12-23 13:00,,\n2,2026-12-23 13:00:01,,\n"
    rows = listed(tmp_path, OFFICE, export)
    first = [row["due_at"] for row in rows if row["metric"] == "first_response"]
    assert first == ["2026-12-23T16:00:00Z", "2026-12-24T08:00:01Z"]
    resolution = [row["due_at"] for row in rows if row["metric"] == "resolution"]
    assert (
        resolution[0] == "2027-01-07T12:00:00Z"
    )  # 4 h, then eight and a half days around Christmas and New Year
    check_due_times(rows, tmp_path / "sla.yaml")


def test_a_target_that_no_century_holds_is_never_due(tmp_path: Path) -> None:
    export = "id,channel,created_at,first_response_at\n1,chat,2026-12-23 13:00,2026-12-25 10:00\n"
    (row,) = listed(tmp_path, OFFICE, export)
    assert (row["state"], row["due_at"], row["calendar"], row["clock"]) == ("met", "", "yearly", "business")


def test_the_exports_own_deadline_is_the_due_time(tmp_path: Path) -> None:
    sla = OFFICE.replace("first_response: 4h, resolution: 72h", "resolution: {by: resolution_due_at}")
    export = (
        "id,created_at,resolved_at,resolution_due_at\n1,2026-12-23 13:00,2026-12-27 10:00,2026-12-26 03:00\n"
    )
    (row,) = listed(tmp_path, sla, export)
    assert (row["due_at"], row["clock"], row["calendar"]) == ("2026-12-26T02:00:00Z", "wall", "always")
    assert (row["target_seconds"], row["overrun_seconds"]) == (str(62 * 3600), str(31 * 3600))


def test_the_time_from_a_day_to_a_deadline_is_not_known_whenever_the_day_is(tmp_path: Path) -> None:
    sla = SLA.replace("first_response: 4h, resolution: 24h", "first_response: {by: first_response_due_at}")
    export = "id,created_at,first_response_at,resolved_at,first_response_due_at\n" + (
        "1,2026-03-30,,2026-03-30 17:45:00,2026-03-30 16:44:30\n"
        "2,2026-03-27 09:00:00,2026-03-27 09:30:00,2026-03-27 10:00:00,2026-03-27 18:45:01\n"
    )
    rows = listed(tmp_path, sla, export, as_of=AsOf(microseconds("2026-03-27T16:00:00Z"), "--as-of"))
    assert [(row["due_at"], row["target_seconds"]) for row in rows] == [
        ("2026-03-30T16:44:30Z", ""),
        ("2026-03-27T18:45:01Z", "35101"),
    ]


def test_fractions_of_seconds_and_missing_values(tmp_path: Path) -> None:
    export = HEADER + "1,2026-01-01 10:00:00.5,2026-01-01 10:00:01,,open,\n2,2026-01-01 10:00,,,closed,Ann\n"
    rows = listed(tmp_path, SLA, export)
    assert [(row["state"], row["reason"], row["elapsed_seconds"]) for row in rows] == [
        ("met", "", "0.5"),
        ("running", "", "0.5"),
        ("excluded", "closed_without_reply", ""),
        ("unknown", "no_resolution_time", ""),
    ]
    assert rows[0]["created_at"] == "2026-01-01T10:00:00.500000Z"
    assert [row["agent"] for row in rows] == ["", "", "Ann", "Ann"]


def test_contacts_that_no_policy_matches_are_listed(tmp_path: Path) -> None:
    sla = "version: 1\npolicies: [{name: chats, match: {status: closed}, targets: {first_response: 4h}}]\n"
    rows = listed(
        tmp_path, sla, HEADER + "1,2026-01-01 10:00,,,open,\n2,2026-01-01 10:00,2026-01-01 10:01,,closed,\n"
    )
    assert [
        (row["policy"], row["state"], row["target_seconds"], row["due_at"], row["clock"]) for row in rows
    ] == [
        ("", "not_applicable", "", "", ""),
        ("chats", "met", "14400", "2026-01-01T14:00:00Z", "wall"),
    ]


ONE = "{},2026-01-01 10:00,2026-01-01 10:01,2026-01-01 10:02,closed,Ann\n"
BROKEN = "too,few\n"


@pytest.mark.parametrize("note", ["", '"two\nlines"'])
def test_records_and_lines_pass_over_what_was_rejected(tmp_path: Path, note: str) -> None:
    """In a plain file by counting; with a cell of two lines by walking through it."""
    second = "9,2026-01-01 10:00,2026-01-01 10:01,2026-01-01 10:02,closed,Ann\n"
    body = (
        BROKEN
        + ONE.format(1)
        + ONE.format(2)
        + BROKEN * 2
        + ONE.format(3)
        + BROKEN
        + second.replace("Ann", note or "Ann")
    )
    rows = listed(
        tmp_path, SLA, HEADER + body + ONE.format(4), HEADER + ONE.format(5) + BROKEN + ONE.format(6)
    )
    places = {row["ticket_id"]: (Path(row["path"]).name, row["record"], row["line"]) for row in rows}
    last = "10" if not note else "11"
    assert places == {
        "1": ("0.csv", "3", "3"),
        "2": ("0.csv", "4", "4"),
        "3": ("0.csv", "7", "7"),
        "9": ("0.csv", "9", "9"),
        "4": ("0.csv", "10", last),
        "5": ("1.csv", "2", "2"),
        "6": ("1.csv", "4", "4"),
    }
    assert [(row["ticket_id"], row["metric"]) for row in rows] == [
        (number, metric) for number in "1239456" for metric in ("first_response", "resolution")
    ]


@settings(deadline=None)
@given(st.sets(st.integers(2, 40)))
def test_shifts_of_a_plain_file_lead_to_the_same_places(rejected: set[int]) -> None:
    content = Content(Path("unread.csv"), "", "utf-8", 0, 0, ",", 0, 0)
    finder = plain_places(content, ",", sorted(rejected))
    shifts = list(finder.shifts())
    assert [index for index, _, _ in shifts] == sorted({index for index, _, _ in shifts})
    for index, place in finder.good_rows(range(50)).items():
        _, record, line = max(one for one in shifts if one[0] <= index)
        assert (index + record, index + line) == (place.record, place.line)


FORMULAS = [
    "=1+1", "+49123", "-5", "@SUM(A1)", "\t=1", " =1", "\u00a0=1", "\u200b=1", "\ufeff-1", "＝1", "＋1", "－1", "＠x",
    "﹦1", "\x01=1", "'=1'+", "=cmd|' /C calc'!A0", '="a,b"',
]  # fmt: skip
HARMLESS = ["1-2", "a=b", "x@y.org", "a,b", 'a"b', "two\nlines", "Ünïcödé", "支持", "1e5", "a;b", "1 +1"]


def test_no_text_of_the_export_is_a_formula(tmp_path: Path) -> None:
    words = [*FORMULAS, *HARMLESS]
    out = io.StringIO(newline="")
    cells = [
        [f"id{n}", "2026-01-01 10:00", "2026-01-01 10:01", "", "open", word] for n, word in enumerate(words)
    ]
    csv.writer(out, lineterminator="\n").writerows(cells)
    rows = listed(tmp_path, SLA, HEADER + out.getvalue())
    agents = {row["ticket_id"]: row["agent"] for row in rows}
    for number, word in enumerate(words):
        guarded = word.lstrip("\t \u00a0\u200b\ufeff\x01")[:1] in [*"=+-@＝＋－＠﹦"]
        seen = word.replace("\x01", "\ufffd")
        assert agents[f"id{number}"] == ("'" + seen if guarded else seen)


def test_no_text_begins_a_formula_inside_a_cell_or_steers_a_terminal(tmp_path: Path) -> None:
    texts = {
        "a;=1": "a;'=1",
        "a;=1; +2": "a;'=1;' +2",
        "a\tb": "a\tb",
        "x\x1b[2J\x9b\u202ey\u2028": "x\ufffd[2J\ufffd\ufffdy\ufffd",
    }
    out = io.StringIO(newline="")
    cells = [
        [f"id{n}", "2026-01-01 10:00", "2026-01-01 10:01", "", "open", word] for n, word in enumerate(texts)
    ]
    csv.writer(out, lineterminator="\n").writerows(cells)
    rows = listed(tmp_path, SLA, HEADER + out.getvalue())
    agents = {row["ticket_id"]: row["agent"] for row in rows}
    assert [agents[f"id{number}"] for number in range(len(texts))] == list(texts.values())


def test_names_from_sla_yaml_are_cells_too(tmp_path: Path) -> None:
    sla = (
        "version: 1\nexclude: [{name: '=spam, and \"more\"', match: {status: open}}]\n"
        "policies: [{name: '@all, you', targets: {first_response: 4h}}]\n"
    )
    rows = listed(
        tmp_path, sla, HEADER + "=1,2026-01-01 10:00,,,open,\n2,2026-01-01 10:00,2026-01-01 10:01,,closed,\n"
    )
    assert [(row["ticket_id"], row["policy"], row["reason"]) for row in rows] == [
        ("'=1", "'@all, you", '\'=spam, and "more"'),
        ("2", "'@all, you", ""),
    ]


def test_bytes_do_not_depend_on_threads_or_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sla, export = tmp_path / "sla.yaml", tmp_path / "a.csv"
    sla.write_text(SLA)
    two_lines = ONE.replace("Ann", '"two\nlines"')
    export.write_text(
        HEADER + "".join(ONE.format(n) + BROKEN * (n % 3) + two_lines.format(-n - 1) for n in range(250))
    )
    whole = listed_text(tmp_path, [export], sla, threads=1)
    assert len(rows_of(whole)) == 1_000
    for size in (7, 500, 499):
        monkeypatch.setattr(listing, "RECORDS_AT_ONCE", size)
        assert listed_text(tmp_path, [export], sla, threads=4) == whole
