"""The kept forms of a report: the same bytes anywhere, tagged for everybody, safe in a spreadsheet, saying the same."""

import hashlib
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree

import msgspec
import pikepdf
import pytest
from msgspec.structs import replace

from domain.reports.content import Report
from domain.reports.events import Kind
from infra.reports.charts import drawn
from infra.reports.document import Bar, Chart
from infra.reports.forms import DATA, Made, forms_of
from infra.reports.wording import worded
from tests.domain.reports.digests import AT, forms
from tests.domain.reports.history import OF_ORGANISATION, OF_PLAN

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def made() -> dict[Any, Made]:
    return forms()


def report(made: dict[Any, Made]) -> Report:
    return DATA.decode(made[Kind.DATA, None].content)


def test_the_forms_are_the_same_to_the_byte_in_another_process_hash_seed_and_time_zone() -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    command = [sys.executable, "-m", "tests.domain.reports.digests"]
    elsewhere = subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
    here = [one.form for about in (OF_PLAN, OF_ORGANISATION) for one in forms(about).values()]
    assert elsewhere.splitlines() == [f"{form.kind} {form.language} {form.digest}" for form in here]
    assert len(here) == 10


def test_a_digest_is_of_exactly_the_bytes(made: dict[Any, Made]) -> None:
    for each in made.values():
        assert each.form.digest == hashlib.sha256(each.content).hexdigest()
        assert each.form.size == len(each.content)


def elements(of: Any) -> Iterator[Any]:
    for child in of if isinstance(of, pikepdf.Array) else [of]:
        if isinstance(child, pikepdf.Dictionary) and "/S" in child:
            yield child
            yield from elements(child.get("/K", pikepdf.Array()))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_print_is_tagged_speaks_its_language_and_can_be_kept(made: dict[Any, Made], language: str) -> None:
    with pikepdf.open(io.BytesIO(made[Kind.PRINT, language].content)) as read:
        root = read.Root
        assert str(root.Lang) == language
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        marks = root.Metadata.read_bytes().decode()
        for mark in ("pdfuaid:part>1<", "pdfaid:part>2<", "pdfaid:conformance>A<"):
            assert mark in marks
        found = list(elements(root.StructTreeRoot.K))
        assert {"/H1", "/H2", "/H3", "/Table", "/TH", "/TD", "/Figure", "/L"} <= {str(each.S) for each in found}
        charts = [chart for part in worded(report(made), language).parts for chart in part.charts]
        assert len(charts) == 4
        alternatives = [str(each.Alt) for each in found if "/Alt" in each]
        assert alternatives == [f"{chart.title}. {chart.description}" for chart in charts]


def fonts(read: pikepdf.Pdf) -> Iterator[Any]:
    """Every font on any page, also of the pictures on it."""
    for page in read.pages:
        resources = [page.get("/Resources", pikepdf.Dictionary())]
        while resources:
            found = resources.pop()
            yield from (font for _, font in found.get("/Font", {}).items())
            inner = (each.get("/Resources") for _, each in found.get("/XObject", {}).items())
            resources += [each for each in inner if each is not None]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_print_has_what_pdf_a_and_pdf_ua_ask_of_a_file(made: dict[Any, Made], language: str) -> None:
    """What a program can see of ISO 19005-2 (level A) and ISO 14289-1, clause by clause; no validator runs here."""
    with pikepdf.open(io.BytesIO(made[Kind.PRINT, language].content)) as read:
        root = read.Root
        (intent,) = root.OutputIntents
        assert str(intent.S) == "/GTS_PDFA1"
        assert len(intent.DestOutputProfile.read_bytes()) > 100
        assert not read.is_encrypted
        assert len(read.trailer.ID) == 2
        assert not {"/JavaScript", "/EmbeddedFiles"} & set(root.get("/Names", {}))
        assert not {"/OpenAction", "/AA", "/AcroForm"} & set(root.keys())
        marks, said = read.open_metadata(set_pikepdf_as_editor=False), read.docinfo
        for key, name in {"/Title": "dc:title", "/Creator": "xmp:CreatorTool", "/Producer": "pdf:Producer"}.items():
            assert (key in said) == (name in marks)
            assert key not in said or marks[name] == str(said[key])
        for page in read.pages:
            assert str(page.Tabs) == "/S"
            assert "/StructParents" in page
            assert "/AA" not in page
        for font in fonts(read):
            inside = [font, *font.get("/DescendantFonts", [])]
            described = [each.FontDescriptor for each in inside if "/FontDescriptor" in each]
            assert any({"/FontFile", "/FontFile2", "/FontFile3"} & set(each.keys()) for each in described)
            assert "/ToUnicode" in font
        assert list(fonts(read))


def below(element: Any) -> list[Any]:
    return list(elements(element.get("/K", pikepdf.Array())))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_tags_of_the_print_tell_its_order_its_headings_and_its_tables(made: dict[Any, Made], language: str) -> None:
    with pikepdf.open(io.BytesIO(made[Kind.PRINT, language].content)) as read:
        tree = read.Root.StructTreeRoot
        found = list(elements(tree.K))
        assert "/ParentTree" in tree
        headings = [int(str(each.S)[2:]) for each in found if str(each.S) in {f"/H{level}" for level in range(1, 7)}]
        assert headings[0] == headings.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(headings))
        assert all("/Alt" in each for each in found if str(each.S) == "/Figure")
        for table in (each for each in found if str(each.S) == "/Table"):
            lines = [line for line in below(table) if str(line.S) == "/TR"]
            widths = {sum(str(cell.S) in ("/TH", "/TD") for cell in below(line)) for line in lines}
            assert len(widths) == 1
            assert all(str(cell.S) == "/TH" for cell in below(lines[0]) if str(cell.S) in ("/TH", "/TD"))


def rows(content: bytes) -> Iterator[list[str]]:
    """The texts of each row of each sheet, as a spreadsheet reads them; no cell may hold a formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        shared = [
            "".join(text.text or "" for text in item.iter(f"{SHEET}t"))
            for item in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        for name in sorted(n for n in book.namelist() if n.startswith("xl/worksheets/sheet")):
            sheet = ElementTree.fromstring(book.read(name))
            assert sheet.find(f".//{SHEET}f") is None
            for row in sheet.iter(f"{SHEET}row"):
                yield [
                    shared[int(cell.findtext(f"{SHEET}v", ""))]
                    if cell.get("t") == "s"
                    else cell.findtext(f"{SHEET}v", "")
                    for cell in row
                ]


def test_the_workbook_has_every_table_and_its_times_are_fixed(made: dict[Any, Made]) -> None:
    content = made[Kind.SHEETS, "nl"].content
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert {item.date_time for item in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {item.compress_type for item in book.infolist()} == {zipfile.ZIP_STORED}
    read = list(rows(content))
    for part in worded(report(made), "nl").parts:
        for table in part.tables:
            assert list(table.columns) in read
            assert {str(row[0]) for row in table.rows} <= {row[0] for row in read if row}


@pytest.mark.parametrize(
    "words", ["=1+1", "+31 6", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "007", "http://x.example"]
)
def test_no_words_become_a_formula_a_link_or_a_number(made: dict[Any, Made], words: str) -> None:
    facts = report(made)
    changed = replace(facts, plans=tuple(replace(plan, title=words) for plan in facts.plans), organisation=words)
    sheets = next(each.content for each in forms_of(changed, AT) if each.form.kind is Kind.SHEETS)
    assert any(words in row for row in rows(sheets))
    with zipfile.ZipFile(io.BytesIO(sheets)) as book:
        assert not any("hyperlink" in name.lower() for name in book.namelist())


def test_words_are_never_markup_neither_in_print_nor_in_a_picture(made: dict[Any, Made]) -> None:
    facts = report(made)
    nasty = '<b>#panic(1)</b> & $x$ "q" ]]> 🙂'
    changed = replace(facts, plans=tuple(replace(plan, title=nasty) for plan in facts.plans))
    assert next(each for each in forms_of(changed, AT) if each.form.kind is Kind.PRINT)
    pictures = [drawn(chart) for part in worded(changed, "nl").parts for chart in part.charts]
    for picture in pictures:
        assert ElementTree.fromstring(picture) is not None
        assert "<b>" not in picture
    assert any("&lt;b&gt;" in picture for picture in pictures)


def test_both_languages_tell_the_same_numbers(made: dict[Any, Made]) -> None:
    def numbers(language: str) -> list[Any]:
        return [
            [[cell for cell in row if not isinstance(cell, str)] for row in table.rows]
            for part in worded(report(made), language).parts
            for table in part.tables
        ]

    assert numbers("nl") == numbers("en")
    dutch, english = (worded(report(made), language) for language in ("nl", "en"))
    assert [part.key for part in dutch.parts] == [part.key for part in english.parts]
    assert not {part.title for part in dutch.parts} & {part.title for part in english.parts}


def test_a_picture_has_a_title_a_description_a_pattern_beside_each_colour_and_its_table(made: dict[Any, Made]) -> None:
    for part in worded(report(made), "en").parts:
        assert not part.charts or part.tables
        for chart in part.charts:
            picture = ElementTree.fromstring(drawn(chart))
            names = {element.tag.rpartition("}")[2]: element for element in picture.iter()}
            assert names["title"].text == chart.title
            assert names["desc"].text == chart.description
            assert picture.get("aria-labelledby") == f"{chart.key}-t {chart.key}-d"
            patterns = [element for element in picture.iter() if element.tag.endswith("pattern")]
            assert len(patterns) == len(chart.series) - 1


@pytest.mark.parametrize("numbers", [(), (0, 0, 0), (1,), (10**9, 1), (3,) * 6])
def test_any_numbers_can_be_drawn(numbers: tuple[int, ...]) -> None:
    names = [f"reeks {number}" for number in range(len(numbers))]
    for stacked in (True, False):
        chart = Chart("k", "t", "d", names, [Bar("x" * 80, numbers)] if numbers else [], stacked)
        picture = ElementTree.fromstring(drawn(chart))
        assert all(float(rect.get("width", "0")) > 0 for rect in picture.iter() if rect.tag.endswith("rect"))


def test_the_data_can_be_described_to_programs() -> None:
    schema = msgspec.json.schema(Report)
    assert "signals" in schema["$defs"]["Report"]["properties"]
