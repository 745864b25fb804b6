"""What is said in blocks is what the text shows: every word of them, in their order, and no other."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import assert_never

import pytest
from screen_reports import REPORTS

from supportctl.render.pages.act_now import act_now, first_to_do
from supportctl.render.pages.blocks import Block, Head, Labelled, Part, Prose, Says, Tickets
from supportctl.render.pages.head import head
from supportctl.render.pages.late_closed import late_closed
from supportctl.render.pages.sentences import sentences
from supportctl.render.text.drawing import BETWEEN, drawn
from supportctl.render.text.report import render_text
from supportctl.render.words.wording import TIE
from supportctl.report.audit_report import AuditReport

PAGES: tuple[Callable[[AuditReport], Part | None], ...] = (
    head,
    sentences,
    act_now,
    first_to_do,
    late_closed,
)
WIDE = 2_000
"""A screen on which nothing is shortened and the head is one line."""


@cache
def made(name: str) -> AuditReport:
    return REPORTS[name]()


def said(part: Part | None) -> Iterator[str]:
    """The words of a part, in order."""
    if part is not None:
        yield part.title.upper()
        for block in part.blocks:
            yield from said_in(block)


def said_in(block: Block) -> Iterator[str]:
    match block:
        case Head():
            yield BETWEEN.join([block.verdict, *block.about])
        case Says() | Prose():
            yield block.words
        case Labelled():
            yield f"{block.label}: {block.words}"
        case Tickets():
            for group in block.groups:
                yield group.caption
                for one in group.tickets:
                    yield from (one.ticket, one.what, one.policy, one.state, one.due, one.place)
        case _:
            assert_never(block)


def without_spaces(texts: Iterator[str]) -> str:
    """Lines break at spaces, and within a word that is wider than one."""
    return "".join("".join(texts).replace(TIE, " ").split())


@pytest.mark.parametrize(("name", "page"), list(product(REPORTS, PAGES)))
def test_the_text_shows_what_the_blocks_say(name: str, page: Callable[[AuditReport], Part | None]) -> None:
    part = page(made(name))
    assert without_spaces(line.plain for line in drawn(part, WIDE)) == without_spaces(said(part))


@pytest.mark.parametrize(("name", "quiet"), list(product(REPORTS, (False, True))))
def test_the_screen_has_every_part(name: str, quiet: bool) -> None:
    report = made(name)
    screen = without_spaces(iter(render_text(report, width=WIDE, quiet=quiet)))
    for page in (head, sentences, *((first_to_do,) if quiet else (act_now, late_closed))):
        assert without_spaces(said(page(report))) in screen


@pytest.mark.parametrize(("name", "page"), list(product(REPORTS, PAGES)))
def test_no_block_is_empty(name: str, page: Callable[[AuditReport], Part | None]) -> None:
    part = page(made(name))
    for block in part.blocks if part else ():
        assert "".join(said_in(block)).strip()
