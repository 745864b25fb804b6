"""What pyproject.toml cannot say: how README.md reads on a package index, where no other file lies beside it."""

import re
from pathlib import Path

from setuptools import setup

PICTURE = re.compile(r"^!\[[^\]]*\]\((?!https?:)[^)]*\)\n+", re.MULTILINE)
LINK = re.compile(r"(?<!!)\[(?P<words>[^\]]*)\]\((?!https?:)(?P<path>[^)#]*)[^)]*\)")
NOTE = "\nPaths in brackets lead into the source distribution, which holds the documentation and the sample data.\n"


def index_page(readme: str) -> str:
    """README.md with its pictures of this folder left out, and the paths of this folder named instead of linked."""
    return LINK.sub(r"\g<words> (\g<path>)", PICTURE.sub("", readme)) + NOTE


if __name__ == "__main__":
    text = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
    setup(long_description=index_page(text), long_description_content_type="text/markdown")
