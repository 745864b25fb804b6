"""Random instants, written in every supported form, come back exactly: in the engine and in Python."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from supportctl.engine.session import Session
from supportctl.intake.formats.column import Column
from supportctl.intake.loading.projection_instants import (
    located,
    parsed_instant,
    taken_apart_cells,
    to_utc,
    wall_cells,
)
from supportctl.intake.values.column_zones import InstantZone, ZoneChoice
from supportctl.intake.values.instants import DatedFile, InstantColumn, parts_seen, plan_instants
from supportctl.intake.values.odd_instant import read_odd_instant
from supportctl.worktime.zone import load_zone

ZONE = "America/New_York"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FORMS: dict[str, Callable[[datetime], str]] = {
    "iso": lambda t: f"{t:%Y-%m-%d %H:%M:%S}",
    "iso t": lambda t: t.isoformat(timespec="seconds"),
    "iso fraction": lambda t: t.isoformat(sep=" ", timespec="microseconds"),
    "slashes, year first": lambda t: f"{t:%Y/%m/%d %H:%M:%S}",
    "compact": lambda t: f"{t:%Y%m%dT%H%M%S}",
    "compact digits": lambda t: f"{t:%Y%m%d%H%M%S}",
    "day first": lambda t: f"{t.day}.{t.month}.{t.year} {t.hour}:{t:%M:%S}",
    "day first, comma": lambda t: f"{t:%d/%m/%Y, %H:%M:%S}",
    "month first, dashes": lambda t: f"{t:%m-%d-%Y %H:%M:%S}",
    "month first, half day": lambda t: f"{t.month}/{t.day}/{t:%y} {t:%I:%M:%S} {half(t, 'AM', 'PM')}",
    "english": lambda t: f"{t.day} {ENGLISH[t.month - 1]} {t:%Y %I:%M:%S} {half(t, 'AM', 'PM')}",
    "spanish": lambda t: (
        f"{t:%d}/{month(t, 'ene feb mar abr may jun jul ago sep oct nov dic')}/{t:%y %H:%M:%S}"
    ),
    "spanish long": lambda t: (
        f"{t.day} de "
        + month(t, "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")
        + f" de {t:%Y, %I:%M:%S} {half(t, 'a. m.', 'p. m.')}"
    ),
    "german": lambda t: (
        f"{t.day}. "
        + month(t, "Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
        + f" {t:%Y %H:%M:%S}"
    ),
    "french": lambda t: (
        f"{t.day} "
        + month(t, "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.")
        + f" {t:%Y %H:%M:%S}"
    ),
    "italian": lambda t: (
        f"{t.day}-{month(t, 'gen feb mar apr mag giu lug ago set ott nov dic')}-{t:%Y %H:%M:%S}"
    ),
    "portuguese": lambda t: (
        f"{t.day} de " + month(t, "jan fev mar abr mai jun jul ago set out nov dez") + f". de {t:%Y %H:%M:%S}"
    ),
    "dutch": lambda t: (
        f"{t.day} {month(t, 'jan feb mrt apr mei jun jul aug sep okt nov dec')} {t:%Y %H:%M:%S}"
    ),
    "indonesian": lambda t: (
        f"{t.day} {month(t, 'Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des')} {t:%Y %H.%M.%S}"
    ),
    "turkish": lambda t: (
        f"{t.day} "
        + month(t, "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara")
        + f" {t:%Y} {half(t, 'ÖÖ', 'ÖS')} {t:%I:%M:%S}"
    ),
    "turkish capitals": lambda t: (
        f"{t.day} "
        + month(t, "OCAK ŞUBAT MART NİSAN MAYIS HAZİRAN TEMMUZ AĞUSTOS EYLÜL EKİM KASIM ARALIK")
        + f" {t:%Y %H:%M:%S}"
    ),
    "chinese": lambda t: f"{t.year}年{t.month}月{t.day}日 {t:%H:%M:%S}",
    "chinese half day": lambda t: f"{t.year}年{t.month}月{t.day}日 {half(t, '上午', '下午')}{t:%I:%M:%S}",
    "chinese month": lambda t: (
        f"{t:%d}/"
        + month(t, "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月")
        + f"/{t:%y %H:%M:%S}"
    ),
    "mail": lambda t: (
        f"{['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][t.weekday()]}, "
        f"{t.day} {ENGLISH[t.month - 1]} {t:%Y %H:%M:%S}"
    ),
    "db2": lambda t: f"{t:%Y-%m-%d-%H.%M.%S.000000}",
    "time first": lambda t: f"{t:%H:%M:%S %d/%m/%Y}",
    "time first, half day": lambda t: f"{t:%I:%M:%S} {half(t, 'a. m.', 'p. m.')} {t:%d/%m/%Y}",
    "oracle": lambda t: f"{t:%d}-{ENGLISH[t.month - 1].upper()}-{t:%Y %I.%M.%S} {half(t, 'AM', 'PM')}",
    "sql server": lambda t: f"{ENGLISH[t.month - 1]} {t.day:2} {t:%Y %I:%M:%S}{half(t, 'AM', 'PM')}",
    "hours with an h": lambda t: f"{t:%d/%m/%Y %Hh%Mm%S}",
    "russian": lambda t: (
        f"{t.day} "
        + month(t, "января февраля марта апреля мая июня июля августа сентября октября ноября декабря")
        + f" {t:%Y г., %H:%M:%S}"
    ),
    "ukrainian": lambda t: (
        f"{t.day} "
        + month(t, "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня")
        + f" {t:%Y %H:%M:%S}"
    ),
    "polish": lambda t: (
        f"{t.day} "
        + month(
            t,
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        )
        + f" {t:%Y %H:%M:%S}"
    ),
    "czech": lambda t: (
        f"{t.day}. "
        + month(t, "ledna února března dubna května června července srpna září října listopadu prosince")
        + f" {t:%Y %H:%M:%S}"
    ),
    "greek": lambda t: (
        f"{t.day} {month(t, 'Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ')} "
        f"{t:%Y %I:%M:%S} {half(t, 'π.μ.', 'μ.μ.')}"
    ),
    "japanese": lambda t: f"{t.year}年{t.month}月{t.day}日 {half(t, '午前', '午後')}{t:%I時%M分%S秒}",
    "korean": lambda t: f"{t.year}년 {t.month}월 {t.day}일 {half(t, '오전', '오후')} {t:%I:%M:%S}",
    "arabic digits": lambda t: f"{t:%d/%m/%Y %H:%M:%S}".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
    "writing direction": lambda t: f"\u200e{t:%d}\u200e/\u200e{t:%m}\u200e/\u200e{t:%Y %H:%M:%S}",
    "narrow space": lambda t: f"{ENGLISH[t.month - 1]} {t.day}, {t:%Y, %I:%M:%S}\u202f{half(t, 'AM', 'PM')}",
}
ZONED: dict[str, tuple[int, Callable[[datetime], str]]] = {
    "z": (0, lambda t: f"{t:%Y-%m-%dT%H:%M:%SZ}"),
    "offset": (180, lambda t: f"{t:%Y-%m-%dT%H:%M:%S}.000+0300"),
    "colon": (-210, lambda t: f"{t:%Y-%m-%d %H:%M:%S}-03:30"),
    "abbreviation": (-300, lambda t: f"{t:%Y-%m-%d %H:%M:%S} CDT"),
    "indonesian zone": (420, lambda t: f"{t.day} {ENGLISH[t.month - 1]} {t:%Y %H:%M:%S} WIB"),
    "browser": (
        120,
        lambda t: f"Sun {ENGLISH[t.month - 1]} {t:%d %Y %H:%M:%S} GMT+0200 (Central European Time)",
    ),
    "go": (120, lambda t: f"{t:%Y-%m-%d %H:%M:%S} +0200 CEST"),
    "go nanoseconds": (120, lambda t: f"{t:%Y-%m-%d %H:%M:%S}.000000001 +0200 CEST"),
    "java zone": (120, lambda t: f"{t:%Y-%m-%dT%H:%M:%S}+02:00[Europe/Paris]"),
    "java utc": (0, lambda t: f"{t:%Y-%m-%dT%H:%M:%S}Z[UTC]"),
    "utc and hours": (420, lambda t: f"{t:%Y-%m-%d %H:%M:%S} UTC+7"),
    "gmt and offset": (120, lambda t: f"{t:%Y-%m-%d %H:%M:%S} GMT+02:00"),
    "mail with a zone": (
        120,
        lambda t: f"Fri, {t.day} {ENGLISH[t.month - 1]} {t:%Y %H:%M:%S} +0200 (CEST)",
    ),
    "java": (0, lambda t: f"Sun {ENGLISH[t.month - 1]} {t:%d %H:%M:%S} UTC {t:%Y}"),
}
MOMENTS = st.lists(
    st.datetimes(datetime(1990, 1, 1), datetime(2035, 12, 31)).map(lambda t: t.replace(fold=0)),
    min_size=1,
    max_size=30,
)
DECIDING = datetime(2020, 12, 31, 23, 59, 58)
SETTINGS = settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def month(moment: datetime, words: str) -> str:
    return words.split()[moment.month - 1]


def half(moment: datetime, morning: str, afternoon: str) -> str:
    return morning if moment.hour < 12 else afternoon


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    with Session(tmp_path_factory.mktemp("written"), []) as opened:
        yield opened


def planned(texts: list[str]) -> InstantColumn:
    column = Column("created_at", (0,), ("Created",))
    file = DatedFile("a.csv", {"created_at": texts}, None, lambda _: parts_seen(texts))
    reading = plan_instants([column], file)
    assert reading.problems == []
    return reading.columns["created_at"]


def in_the_engine(session: Session, texts: list[str], instant: InstantColumn) -> list[int | None]:
    """What the loading query makes of the texts."""
    session.load("written", {"created_at": "varchar"}, [(text,) for text in texts])
    apart = ", ".join(["*", *taken_apart_cells("created_at", instant.formats)])
    walls = ", ".join(["*", *wall_cells("created_at", instant)])
    parsed = ", ".join(parsed_instant("created_at", "created_at", instant))
    zone = InstantZone(ZoneChoice(ZONE, "policy"))
    utc = to_utc("created_at", zone)
    sql = (
        f"with apart as (select {apart} from written), worded as (select {walls} from apart), "  # noqa: S608 - our own
        f"parsed as (select {parsed} from worded) "
        f"select coalesce(created_at_utc, {utc}) from (select *, {located('created_at', zone)} from parsed)"
    )
    return [value for (value,) in session.rows(sql)]


def microseconds(moment: datetime) -> int:
    return (moment - EPOCH) // timedelta(microseconds=1)


@pytest.mark.parametrize("form", FORMS)
@SETTINGS
@given(moments=MOMENTS)
def test_local_times(form: str, moments: list[datetime], session: Session) -> None:
    zone, written = load_zone(ZONE), FORMS[form]
    moments = [one if form == "iso fraction" else one.replace(microsecond=0) for one in [*moments, DECIDING]]
    texts = [written(one) for one in moments]
    expected = [microseconds(one.replace(tzinfo=zone)) for one in moments]
    instant = planned(texts)
    assert in_the_engine(session, texts, instant) == expected
    assert [read_odd_instant(text, instant.order, zone) for text in texts] == expected


@pytest.mark.parametrize("form", ZONED)
@SETTINGS
@given(moments=MOMENTS)
def test_times_with_a_zone(form: str, moments: list[datetime], session: Session) -> None:
    minutes, written = ZONED[form]
    moments = [one.replace(microsecond=0) for one in moments]
    texts = [written(one) for one in moments]
    expected = [microseconds(one.replace(tzinfo=UTC)) - minutes * 60_000_000 for one in moments]
    instant = planned(texts)
    assert in_the_engine(session, texts, instant) == expected
    assert [read_odd_instant(text, instant.order, load_zone(ZONE)) for text in texts] == expected


@pytest.mark.parametrize(
    "text",
    ["31 Foo 2026", "30 feb 2026", "5 ene 2026 25:00", "5 ene 2026 13:00 PM", "about 5 ene 2026", "5 ene"],
)
def test_what_is_no_time_is_read_by_neither(text: str, session: Session) -> None:
    instant = planned(["5 ene 2026 10:00"])
    assert in_the_engine(session, [text], instant) == [None]
    assert read_odd_instant(text, instant.order, load_zone(ZONE)) is None


def test_a_column_of_english_months_reads_other_languages_too(session: Session) -> None:
    """A Spanish export whose sample holds July alone looks English."""
    instant = planned(["18/jul/26 9:10 AM"])
    texts = ["18/jul/26 9:10 AM", "18/ago/26 9:10 AM", "18/dic/26 9:10 PM"]
    written = [datetime(2026, 7, 18, 13, 10), datetime(2026, 8, 18, 13, 10), datetime(2026, 12, 19, 2, 10)]
    assert in_the_engine(session, texts, instant) == [
        microseconds(one.replace(tzinfo=UTC)) for one in written
    ]
