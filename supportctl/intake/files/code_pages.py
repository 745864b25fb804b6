"""The encodings that a file which is no Unicode may be in, and how likely each makes of its cells what people write."""

from collections.abc import Mapping, Sequence
from functools import cache
from math import log

from supportctl.frozen import frozen
from supportctl.intake.files.likelihood import alphabet_likelihood, ideograph_likelihood, usual_signs

WESTERN = ("german", "french", "spanish", "portuguese", "italian", "dutch", "nordic", "icelandic")
CENTRAL = ("polish", "czech", "hungarian", "croatian", "romanian", "german")
CYRILLIC = ("russian", "ukrainian", "serbian")


@frozen
class CodePage:
    """An encoding by Python's name and by that which a person writes. `usual`: how usual it is among exports.

    `languages` are written in it; without any, the everyday signs of its own blocks are.
    """

    codec: str
    name: str
    usual: float
    languages: tuple[str, ...] = ()


CODE_PAGES = (
    CodePage("cp1252", "windows-1252", 1, WESTERN),
    CodePage("cp1254", "windows-1254", 1, ("turkish",)),
    CodePage("cp1250", "windows-1250", 0.15, CENTRAL),
    CodePage("cp1251", "windows-1251", 0.5, CYRILLIC),
    CodePage("cp1253", "windows-1253", 0.1, ("greek",)),
    CodePage("cp1255", "windows-1255", 0.2, ("hebrew",)),
    CodePage("cp1256", "windows-1256", 0.2, ("arabic",)),
    CodePage("cp874", "cp874", 0.2, ("thai",)),
    CodePage("cp1257", "windows-1257", 0.05, ("baltic",)),
    CodePage("iso8859-15", "iso-8859-15", 0.1, WESTERN),
    CodePage("iso8859-2", "iso-8859-2", 0.05, CENTRAL),
    CodePage("iso8859-5", "iso-8859-5", 0.02, CYRILLIC),
    CodePage("iso8859-6", "iso-8859-6", 0.02, ("arabic",)),
    CodePage("iso8859-7", "iso-8859-7", 0.02, ("greek",)),
    CodePage("iso8859-8", "iso-8859-8", 0.02, ("hebrew",)),
    CodePage("iso8859-16", "iso-8859-16", 0.01, CENTRAL),
    CodePage("cp850", "cp850", 0.2, WESTERN),
    CodePage("cp858", "cp858", 0.05, WESTERN),
    CodePage("cp437", "cp437", 0.05, WESTERN),
    CodePage("cp860", "cp860", 0.02, ("portuguese",)),
    CodePage("cp861", "cp861", 0.02, ("icelandic",)),
    CodePage("cp865", "cp865", 0.02, ("nordic",)),
    CodePage("cp852", "cp852", 0.05, CENTRAL),
    CodePage("cp863", "cp863", 0.01, ("french",)),
    CodePage("cp775", "cp775", 0.02, ("baltic",)),
    CodePage("cp855", "cp855", 0.02, ("russian", "serbian")),
    CodePage("cp862", "cp862", 0.02, ("hebrew",)),
    CodePage("cp720", "cp720", 0.02, ("arabic",)),
    CodePage("cp857", "cp857", 0.05, ("turkish",)),
    CodePage("cp866", "cp866", 0.1, CYRILLIC),
    CodePage("cp1125", "cp1125", 0.02, ("ukrainian",)),
    CodePage("cp737", "cp737", 0.05, ("greek",)),
    CodePage("cp869", "cp869", 0.02, ("greek",)),
    CodePage("koi8-r", "koi8-r", 0.1, ("russian",)),
    CodePage("koi8-u", "koi8-u", 0.05, CYRILLIC),
    CodePage("mac-roman", "mac_roman", 0.1, WESTERN),
    CodePage("mac-cyrillic", "mac_cyrillic", 0.02, CYRILLIC),
    CodePage("mac-latin2", "mac_latin2", 0.02, CENTRAL),
    CodePage("mac-greek", "mac_greek", 0.02, ("greek",)),
    CodePage("mac-turkish", "mac_turkish", 0.02, ("turkish",)),
    CodePage("gb18030", "gb18030", 1),
    CodePage("big5", "big5", 1),
    CodePage("cp932", "shift_jis", 1),
    CodePage("euc_jp", "euc_jp", 0.3),
    CodePage("cp949", "euc-kr", 1),
)
"""Of two that read the same the first is named."""


def likelihood(page: CodePage, cells: Sequence[str], headers: frozenset[str]) -> float:
    """Log likelihood of the bytes that this page reads as these cells."""
    if page.languages:
        return log(page.usual) + alphabet_likelihood(cells, page.languages, headers)
    return log(page.usual) + ideograph_likelihood(cells, _everyday(page.codec))


@cache
def _everyday(codec: str) -> Mapping[str, float]:
    """The everyday signs of a double-byte page, with the log of how often one of them stands."""
    found: dict[str, float] = {}
    for bounds, share in _BLOCKS[codec]:
        block = _block(codec, *bounds)
        found |= dict.fromkeys(block, log(share / len(block)))
    usual = usual_signs(_USUAL[codec])
    return found | {sign: log(_USUAL_SHARE / len(usual)) for sign in usual if sign in found}


_USUAL = {
    "gb18030": "simplified",
    "big5": "traditional",
    "cp932": "japanese",
    "euc_jp": "japanese",
    "cp949": "korean",
}
_USUAL_SHARE = 0.6
"""So much of a text about contacts is written in the signs that letters.yaml lists."""


def _block(codec: str, first: tuple[int, int], last: tuple[int, int]) -> Sequence[str]:
    """The signs whose two bytes lie in a rectangle of lead and second bytes."""
    signs = []
    for lead in range(first[0], last[0] + 1):
        for second in range(first[1], last[1] + 1):
            sign = bytes((lead, second)).decode(codec, "ignore")
            if len(sign) == 1 and sign > "\x7f":
                signs.append(sign)
    return signs


_BLOCKS: Mapping[str, Sequence[tuple[tuple[tuple[int, int], tuple[int, int]], float]]] = {
    # GB 2312: signs, wide forms, its first 3 755 characters.
    "gb18030": [(((0xA1, 0xA1), (0xA3, 0xFE)), 0.06), (((0xB0, 0xA1), (0xD7, 0xFE)), 0.94)],
    # Big5: signs, its first 5 401 characters.
    "big5": [(((0xA1, 0x40), (0xA3, 0xBF)), 0.06), (((0xA4, 0x40), (0xC6, 0xFE)), 0.94)],
    # JIS X 0208: signs, hiragana, katakana, the first 2 965 kanji.
    "cp932": [
        (((0x81, 0x40), (0x81, 0xAC)), 0.05),
        (((0x82, 0x9F), (0x82, 0xF1)), 0.35),
        (((0x83, 0x40), (0x83, 0x96)), 0.25),
        (((0x88, 0x40), (0x97, 0xFC)), 0.35),
    ],
    "euc_jp": [
        (((0xA1, 0xA1), (0xA1, 0xFE)), 0.05),
        (((0xA4, 0xA1), (0xA4, 0xF3)), 0.35),
        (((0xA5, 0xA1), (0xA5, 0xF6)), 0.25),
        (((0xB0, 0xA1), (0xCF, 0xFE)), 0.35),
    ],
    # KS X 1001: signs, its 2 350 syllables.
    "cp949": [(((0xA1, 0xA1), (0xA3, 0xFE)), 0.03), (((0xB0, 0xA1), (0xC8, 0xFE)), 0.97)],
}
