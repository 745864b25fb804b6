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


def test_every_page_is_linked_from_another() -> None:
    found = {
        (page.parent / target.partition("#")[0]).resolve()
        for page in pages()
        for target in links(page)
        if "://" not in target
    }
    lonely = [page for page in pages() if page.resolve() not in found and page.name != "README.md"]
    assert lonely == []
