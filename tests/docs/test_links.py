"""Every link of the documentation leads somewhere."""

from pathlib import Path

import pytest
from markdown_pages import ROOT, anchors, links, pages


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_links_resolve(page: Path) -> None:
    for target in links(page):
        if "://" in target or target.startswith("mailto:"):
            continue
        name, _, anchor = target.partition("#")
        leads_to = (page.parent / name).resolve() if name else page
        assert leads_to.exists(), f"{page.name}: {target}"
        assert leads_to.is_relative_to(ROOT), f"{page.name}: {target} leads out of the project"
        if anchor:
            assert anchor in anchors(leads_to), f"{page.name}: {target}"


@pytest.mark.parametrize(
    "page", [page for page in pages() if ROOT / "docs" in page.parents], ids=lambda one: one.stem
)
def test_pages_below_docs_link_to_nothing_outside(page: Path) -> None:
    """So that docs/ can be built into a site by itself."""
    inside = [target.partition("#")[0] for target in links(page) if "://" not in target]
    assert [one for one in inside if not (page.parent / one).resolve().is_relative_to(ROOT / "docs")] == []


def test_every_page_is_linked_from_another() -> None:
    found = {
        (page.parent / target.partition("#")[0]).resolve()
        for page in pages()
        for target in links(page)
        if "://" not in target
    }
    lonely = [page for page in pages() if page.resolve() not in found and page.name != "README.md"]
    assert lonely == []
