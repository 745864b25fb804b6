"""Holidays as the `holidays` package knows them, and rules it cannot follow."""

import os
import subprocess
import sys
from datetime import date

import pytest

from supportctl.worktime.calendar import HolidayRule, Window
from supportctl.worktime.holiday import holidays_between
from supportctl.worktime.holiday_rule import HolidayRuleError, check_rule

MORNING = Window(480, 720)


def year_of(rule: HolidayRule, year: int = 2025) -> tuple[date, date]:
    check_rule(rule)
    return date(year, 1, 1), date(year, 12, 31)


def test_closed_days_have_english_names_in_order() -> None:
    rule = HolidayRule("ID", categories=("public", "government"))
    closed = holidays_between(rule, date(2025, 12, 20), date(2026, 1, 2)).closed
    assert list(closed.items()) == [
        (date(2025, 12, 25), "Christmas Day"),
        (date(2025, 12, 26), "Christmas Joint Holiday"),
        (date(2026, 1, 1), "New Year's Day"),
    ]


def test_the_first_and_the_last_day_are_included_across_years() -> None:
    closed = holidays_between(HolidayRule("DE"), date(2024, 12, 26), date(2025, 1, 1)).closed
    assert list(closed) == [date(2024, 12, 26), date(2025, 1, 1)]
    assert not holidays_between(HolidayRule("DE"), date(2024, 12, 27), date(2024, 12, 31)).closed


def test_a_subdivision_has_holidays_of_its_own() -> None:
    corpus_christi = date(2025, 6, 19)
    assert corpus_christi not in holidays_between(HolidayRule("DE"), *year_of(HolidayRule("DE"))).closed
    for name in ("NW", "Nordrhein-Westfalen"):
        rule = HolidayRule("DE", name)
        assert holidays_between(rule, *year_of(rule)).closed[corpus_christi] == "Corpus Christi"


def test_a_category_that_was_not_asked_for_closes_nothing() -> None:
    joint, both = HolidayRule("ID", categories=("government",)), HolidayRule("ID")
    assert not set(holidays_between(joint, *year_of(joint)).closed) & set(
        holidays_between(both, *year_of(both)).closed
    )


def test_half_days_need_hours_in_the_rule() -> None:
    christmas_eve = date(2025, 12, 24)
    assert not holidays_between(HolidayRule("GR"), *year_of(HolidayRule("GR"))).half
    rule = HolidayRule("GR", half_day=MORNING)
    assert holidays_between(rule, *year_of(rule)).half[christmas_eve] == "Christmas Eve"


def test_a_half_day_that_is_also_a_holiday_is_closed() -> None:
    rule = HolidayRule("CN", half_day=MORNING)
    found = holidays_between(rule, date(2020, 1, 1), date(2026, 12, 31))
    assert found.half
    assert not set(found.half) & set(found.closed)


def test_the_category_half_day_does_not_close() -> None:
    rule = HolidayRule("GR", categories=("public", "half_day"), half_day=MORNING)
    assert date(2025, 12, 24) not in holidays_between(rule, *year_of(rule)).closed


def test_make_up_workdays_are_of_their_own_year() -> None:
    rule = HolidayRule("CN", workdays=True)
    found = holidays_between(rule, *year_of(rule)).workdays
    assert found == tuple(date(2025, *day) for day in ((1, 26), (2, 8), (4, 27), (9, 28), (10, 11)))
    assert not holidays_between(HolidayRule("CN"), *year_of(HolidayRule("CN"))).workdays
    many = holidays_between(rule, date(2000, 1, 1), date(2026, 12, 31)).workdays
    assert list(many) == sorted(set(many))


def test_a_make_up_workday_for_the_next_years_holidays_is_of_its_own_year() -> None:
    rule = HolidayRule("AZ", workdays=True)
    assert date(2007, 12, 29) in holidays_between(rule, *year_of(rule, 2007)).workdays


@pytest.mark.parametrize("language", ["de_DE.UTF-8", "th", "C"])
def test_names_do_not_depend_on_the_machines_locale(language: str) -> None:
    script = (
        "from datetime import date; from supportctl.worktime.holiday import *\n"
        "for c in ('DE', 'TH', 'ID', 'ZA', 'GB'):\n"
        "    print(*holidays_between(HolidayRule(c), date(2025, 1, 1), date(2025, 12, 31)).closed.values())"
    )
    env = os.environ | {
        "LANGUAGE": language,
        "LC_ALL": language,
        "LANG": language,
        "PYTHONIOENCODING": "utf-8",
    }
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.isascii()
    assert "German Unity Day" in done.stdout


def test_the_package_is_not_imported_before_it_is_needed() -> None:
    script = "import sys, supportctl.worktime.due; print('holidays' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_of_all_countries_only_the_one_asked_for_is_imported() -> None:
    script = (
        "import sys; from datetime import date\n"
        "from supportctl.worktime.calendar import HolidayRule\n"
        "from supportctl.worktime.holiday import holidays_between\n"
        "from supportctl.worktime.holiday_rule import check_rule\n"
        "check_rule(rule := HolidayRule('DE'))\n"
        "assert holidays_between(rule, date(2026, 1, 1), date(2026, 12, 31)).closed\n"
        "print(*(name for name in sys.modules if name.startswith('holidays.countries')))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["holidays.countries.germany"]


def test_a_country_that_cannot_be_imported_alone_is_imported_with_all_others() -> None:
    script = (
        "import sys, supportctl.worktime.country as one\n"
        "def refused(name): raise ImportError(name)\n"
        "one.import_module = refused\n"
        "print(one.country('DE').country, 'holidays.countries.france' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["DE", "True"]


@pytest.mark.parametrize(
    "rule",
    [
        HolidayRule("ID", categories=("public", "government")),
        HolidayRule("US", "CA"),
        HolidayRule("UK"),
        HolidayRule("DE", "Bayern"),
        HolidayRule("CN", half_day=MORNING, workdays=True),
    ],
    ids=lambda rule: rule.country,
)
def test_rules_that_can_be_followed(rule: HolidayRule) -> None:
    check_rule(rule)


@pytest.mark.parametrize(
    ("rule", "key", "advice"),
    [
        (HolidayRule("Germany"), "country", "did you mean DE"),
        (HolidayRule("id"), "country", "did you mean ID"),
        (HolidayRule(""), "country", "two-letter code such as DE"),
        (HolidayRule("Holiday"), "country", "no holidays are known"),
        (HolidayRule("DE", "Bavaria"), "subdivision", "did you mean BY|write one of BB, BE"),
        (HolidayRule("DE", "Bayen"), "subdivision", "did you mean Bayern"),
        (HolidayRule("SG", "X"), "subdivision", "remove `subdivision`"),
        (HolidayRule("ID", categories=("goverment",)), "categories", "did you mean government"),
        (HolidayRule("ID", categories=("bank",)), "categories", "write one of government, public"),
        (HolidayRule("FI", categories=("workday",)), "categories", "remove it"),
        (HolidayRule("ID", categories=()), "categories", "no category closes a day"),
        (HolidayRule("GR", categories=("half_day",)), "categories", "no category closes a day"),
        (HolidayRule("GR", categories=("public", "half_day")), "categories", "add `half_day"),
        (HolidayRule("ID", half_day=MORNING), "half_day", "remove `half_day`"),
    ],
)
def test_rules_that_cannot_be_followed(rule: HolidayRule, key: str, advice: str) -> None:
    with pytest.raises(HolidayRuleError, match=advice) as caught:
        check_rule(rule)
    assert caught.value.key == key
