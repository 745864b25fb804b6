"""The encoding of a file by its bytes: marks, UTF-16 without one, and what its odd cells read like."""

import codecs
import time
from pathlib import Path

import pytest

from supportctl.intake.files.code_pages import CODE_PAGES
from supportctl.intake.files.content import Content, examine
from supportctl.intake.files.paths import InputPath
from supportctl.problem import NotAuditableError, Problem

HEADER = "id,created,status,agent\n"
SIMPLIFIED = ["已关闭", "待处理", "处理中", "客户投诉订单未发货", "售后服务", "张伟", "已解决"]
TRADITIONAL = ["已關閉", "待處理", "處理中", "客戶投訴訂單未出貨", "售後服務", "張偉", "已解決"]
TURKISH = ["Çözüldü", "Açık", "Beklemede", "Kapalı", "Müşteri şikayeti", "Ayşe Yılmaz"]
WESTERN = ["gelöst", "Müller", "Résolu", "En attente", "Señor Muñoz", "São João", "SITUAÇÃO", "5 €", "naïve"]
ICELANDIC = ["Þór Guðmundsson", "Beðið eftir svari", "Lokið", "Nýtt mál"]


def table(words: list[str]) -> str:
    return HEADER + "".join(f"{n},2026-01-0{n % 9 + 1} 10:00,{word},Budi\n" for n, word in enumerate(words))


@pytest.fixture
def spool(tmp_path: Path) -> Path:
    folder = tmp_path / "spool"
    folder.mkdir()
    return folder


def examined(content: bytes, spool: Path, encoding: str | None = None) -> Content:
    path = spool.parent / "t.csv"
    path.write_bytes(content)
    return examine(InputPath("t.csv", path), spool, encoding)


def problem(content: bytes, spool: Path, encoding: str | None = None) -> Problem:
    with pytest.raises(NotAuditableError) as error:
        examined(content, spool, encoding)
    (one,) = error.value.problems
    return one


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "big5"),
        (TURKISH, "windows-1254"),
        (WESTERN, "windows-1252"),
        (ICELANDIC, "windows-1252"),
        *((["Open", word], "gb18030") for word in SIMPLIFIED if word != "待处理"),
        *((["Open", word], "big5") for word in TRADITIONAL),
        *((["Open", word], "windows-1252") for word in WESTERN if not word.isascii()),
        *((["Open", word], "windows-1254") for word in TURKISH if {"ı", "ş"} & {*word}),
    ],
)
def test_legacy_encodings_even_from_one_word(words: list[str], encoding: str, spool: Path) -> None:
    text = table(words)
    content = examined(text.encode(encoding), spool)
    assert (content.encoding, content.guessed) == (encoding, True)
    assert content.path.read_text("utf-8") == text
    assert content.lines == len(words) + 1


def test_one_odd_cell_far_down_decides(spool: Path) -> None:
    text = table(["Closed"] * 200_000 + ["Müller"])
    assert examined(text.encode("cp1252"), spool).path.read_text("utf-8") == text


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", codecs.BOM_UTF8, "utf-8-sig"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16-le"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("utf-32-le", codecs.BOM_UTF32_LE, "utf-32-le"),
        ("utf-32-be", codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_unicode_by_mark_or_pattern(codec: str, mark: bytes, name: str, end: str, spool: Path) -> None:
    text = table([*SIMPLIFIED, "Müller"])
    content = examined(mark + text.replace("\n", end).encode(codec), spool)
    assert (content.encoding, content.guessed) == (name, False)
    assert content.path.read_text("utf-8-sig") == text
    assert content.lines == text.count("\n")


def test_plain_utf8_is_read_where_it_is(spool: Path) -> None:
    content = examined(table(SIMPLIFIED).encode(), spool)
    assert (content.encoding, content.path) == ("utf-8", spool.parent / "t.csv")


@pytest.mark.parametrize("text", ["Ağrı", "Ýmir"])
def test_letters_that_do_not_decide_are_asked_for(text: str, spool: Path) -> None:
    encoding = "windows-1254" if text == "Ağrı" else "windows-1252"
    told = problem(table(["Open", "Open", text]).encode(encoding), spool)
    assert told.line == 4
    assert "sources: [{files: 'FILE.csv', encoding: NAME}]" in (told.hint or "")
    assert f"{encoding} reads “{text}”" in (told.hint or "")
    assert examined(table([text]).encode(encoding), spool, encoding).path.read_text("utf-8") == table([text])


RUSSIAN = ["Закрыт", "Открыт", "Проблема с доставкой", "Иванов", "В работе"]
PORTUGUESE = ["Concluído", "João Gonçalves", "Manutenção da máquina concluída", "Situação"]
GERMAN = ["gelöst", "Müller", "Rückfrage", "Größe", "Schäfer", "Übergabe"]
FRENCH = ["Résolu", "Problème", "Clôturé", "Reçu", "Hélène"]
POLISH = ["zamknięte", "Zgłoszenie", "Rozwiązane", "Łódź", "Wałęsa"]
CZECH = ["Vyřešeno", "Uzavřeno", "Čeká na zákazníka", "Žádost"]
JAPANESE = ["解決済み", "お客様", "クローズ", "未対応"]
KOREAN = ["해결됨", "고객 문의", "처리 완료"]
GREEK = ["Κλειστό", "Σε αναμονή", "Δημήτρης Οικονόμου", "Λάθος στο τιμολόγιο"]
HEBREW = ["סגור", "ממתין ללקוח", "יעל מזרחי", "שגיאה בחשבונית"]
ARABIC = ["مغلق", "بانتظار العميل", "أحمد إبراهيم", "لم يصل الطلب"]
THAI = ["ปิดแล้ว", "รอลูกค้า", "สมชาย ใจดี", "ใบแจ้งหนี้ผิด"]
SERBIAN = ["Затворено", "Чека корисника", "Ђорђе Јовановић", "Пошиљка касни"]
UKRAINIAN = ["Закрито", "Очікує", "Їжак Євген", "Питання щодо рахунку"]
LITHUANIAN = ["Uždaryta", "Laukiama", "Žydrūnas Šimkus", "Grąžinti pinigus už prekę"]
HUNGARIAN = ["Lezárt", "Szűcs Győző", "Késik a szállítás", "Előfizetés"]


@pytest.mark.parametrize(
    ("words", "encoding"),
    [
        *((RUSSIAN, page) for page in ("windows-1251", "cp866", "koi8-r")),
        *((PORTUGUESE, page) for page in ("windows-1252", "cp850", "mac_roman")),
        *((GERMAN, page) for page in ("windows-1252", "cp850", "mac_roman")),
        *((FRENCH, page) for page in ("windows-1252", "cp850", "mac_roman")),
        *((POLISH, page) for page in ("windows-1250", "iso-8859-2", "cp852")),
        *((CZECH, page) for page in ("windows-1250", "cp852")),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc-kr"),
        (TURKISH, "cp857"),
        ([*FRENCH, "5 €", "Cœur"], "iso-8859-15"),
        *((GREEK, page) for page in ("windows-1253", "cp737", "cp869", "mac_greek")),
        *((HEBREW, page) for page in ("windows-1255", "cp862")),
        *((ARABIC, page) for page in ("windows-1256", "cp720")),
        *((SERBIAN, page) for page in ("windows-1251", "cp855")),
        *((HUNGARIAN, page) for page in ("windows-1250", "cp852", "mac_latin2")),
        (THAI, "cp874"),
        (UKRAINIAN, "cp1125"),
        (LITHUANIAN, "windows-1257"),
        (["Não iniciado", "Manutenção elétrica", "Inês Falcão"], "cp860"),
        (ICELANDIC, "cp861"),
    ],
)
def test_code_pages_of_many_systems(words: list[str], encoding: str, spool: Path) -> None:
    text = table(words)
    content = examined(text.encode(encoding), spool)
    assert content.path.read_text("utf-8") == text
    assert (content.encoding, content.guessed) == (encoding, True)


@pytest.mark.parametrize(
    ("word", "codec"), [("Però", "cp850"), ("Ærlig", "cp850"), ("Uzavřeno", "cp1250"), ("田中", "euc_jp")]
)
def test_a_word_that_several_pages_make_is_asked_for(word: str, codec: str, spool: Path) -> None:
    told = problem(table(["Open", word]).encode(codec), spool)
    assert told.line == 3
    assert f"reads “{word}”" in (told.hint or "")


@pytest.mark.parametrize("codec", ["cp500", "hp-roman8", "johab"])
def test_pages_that_none_of_ours_is_are_asked_for(codec: str, spool: Path) -> None:
    words = KOREAN if codec == "johab" else GERMAN + PORTUGUESE
    # The words alone: the frame of the table stays ASCII.
    rows = b"".join(b"%d,%b\n" % (n, word.encode(codec).replace(b",", b"")) for n, word in enumerate(words))
    assert "encoding: NAME" in (problem(HEADER.encode() + rows, spool).hint or "")


@pytest.mark.parametrize("word", ["Plată refuzată", "Siunta vėluoja", "Nový rok"])
def test_letters_out_of_their_place_do_not_decide(word: str, spool: Path) -> None:
    codec = "cp1257" if "ė" in word else "cp1250"
    told = problem(table(["Open", word]).encode(codec), spool)
    assert f"reads “{word}”" in (told.hint or "")


def test_every_page_that_is_named_can_be_written() -> None:
    for page in CODE_PAGES:
        assert "a".encode(page.name) == "a".encode(page.codec)


def test_many_different_words_cost_no_more_than_some(spool: Path) -> None:
    text = table([f"Müller {number}ä" for number in range(60_000)])
    started = time.process_time()
    assert examined(text.encode("cp1252"), spool).encoding == "windows-1252"
    assert time.process_time() - started < 10


def test_one_wrong_byte_in_a_utf8_file_is_said_as_such(spool: Path) -> None:
    good = table(SIMPLIFIED * 3).encode()
    told = problem(good + b"9,2026-01-01 10:00,M\xfcller,Budi\n", spool)
    assert (told.line, told.message) == (good.count(b"\n") + 1, "is not UTF-8: wrong byte 0xfc in this line")
    assert problem(good[:-7] + "已".encode()[:2], spool).line == good.count(b"\n")


def test_what_sla_yaml_says_wins_and_is_strict(spool: Path) -> None:
    polish = table(["zamknięte", "żółć"])
    content = examined(polish.encode("cp1250"), spool, "windows-1250")
    assert (content.path.read_text("utf-8"), content.guessed) == (polish, False)
    told = problem(table(["Open", "é"]).encode("latin-1"), spool, "utf-8")
    assert (told.line, "UTF-8" in told.message) == (3, True)
    told = problem(table(["Open", "Open"]).encode() + b"\x81\n", spool, "windows-1252")
    assert (told.line, told.message.startswith("is not windows-1252")) == (4, True)


def test_a_wrong_byte_far_below_is_damage_and_no_other_encoding(spool: Path) -> None:
    rows = table([f"{number} é" for number in range(200_000)]).encode()
    told = problem(rows + b"\xff\n", spool)
    assert (told.line, told.message) == (200_002, "is not UTF-8: wrong byte 0xff in this line")


def test_blank_lines_first_are_counted_in_any_encoding(spool: Path) -> None:
    content = examined(("\n\r\n" + table(["Müller"])).encode("utf-16"), spool)
    assert (content.lines_above, content.path.read_text("utf-8")) == (2, table(["Müller"]))


@pytest.mark.parametrize(
    ("start", "word"),
    [
        (b"%PDF-1.7 \xe2\xe3", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "Excel"),
        (b"SQLite format 3\0" + bytes(100), "database"),
        (bytes(range(256)) * 20, "no text"),
    ],
)
def test_other_kinds_of_files_are_named(start: bytes, word: str, spool: Path) -> None:
    told = problem(start, spool)
    assert word in told.message
    assert "CSV" in (told.hint or "")
