"""A file of people as programs write it: what can be taken, and what is told of every line that cannot."""

from uuid import UUID

import pytest

from domain.kernel.ids import UnitId
from domain.kernel.rights import Role
from domain.organisation.views import UnitRow
from services.api.people_cells import CannotTake, Trouble
from services.api.people_file import MOST, Read, decoded, read
from services.api.words.people_file import FIELDS, TROUBLES, told

CARE, NORTH, HOME, HOME_NORTH, NIGHT = (UnitId(UUID(int=number)) for number in range(1, 6))
UNITS = [
    UnitRow(CARE, "Zorg", None),
    UnitRow(NORTH, "Noord", CARE),
    UnitRow(HOME, "Thuis", None),
    UnitRow(HOME_NORTH, "Noord", HOME),
    UnitRow(NIGHT, "Nachtdienst", None),
]
HEAD = "naam;mailadres;rollen;onderdeel;taal\n"


def troubles(found: Read) -> list[tuple[int, str, str]]:
    return [(each.line, each.field, each.trouble.value) for each in found.faults]


def one(line: str) -> Read:
    return read(HEAD + line, UNITS)


@pytest.mark.parametrize(
    "text",
    [
        "naam;mailadres;rollen\nCoen;c@a.nl;OR, medewerker\n",
        'name,e-mail,roles\r\nCoen,c@a.nl,"works council, employee"\r\n',
        "E-mailadres\tNaam\tRol\nc@a.nl\tCoen\tor|werknemer",
        "sep=;\nNaam;Mail;Rollen\nCoen;c@a.nl;Medewerker + OR\n",
        "Rollen,Email,Volledige naam\nor/medewerker,c@a.nl,Coen",
    ],
)
def test_the_same_person_in_every_shape(text: str) -> None:
    found = read(text, UNITS)
    assert found.faults == ()
    assert [(e.name, e.email, e.roles) for e in found.lines] == [
        ("Coen", "c@a.nl", (Role.EMPLOYEE, Role.WORKS_COUNCIL))
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_are_right_however_the_file_was_saved(encoding: str) -> None:
    text = "naam;mailadres\nZoë Čapek;z@a.nl\n" if encoding != "cp1252" else "naam;mailadres\nZoë – 5 €;z@a.nl\n"
    (line,) = read(decoded(text.encode(encoding)), []).lines
    assert line.name == text.splitlines()[1].split(";")[0]


def test_a_workbook_or_something_else_is_told_apart() -> None:
    for content, trouble in ((b"PK\x03\x04rest", Trouble.WORKBOOK), (b"a;b\n\x81\x8d", Trouble.UNREADABLE)):
        with pytest.raises(CannotTake) as wrong:
            decoded(content)
        assert wrong.value.trouble is trouble


@pytest.mark.parametrize(
    ("line", "field", "trouble"),
    [
        (";e@a.nl;;;", "name", Trouble.NAME_MISSING),
        ("E\u200bva;e@a.nl;;;", "name", Trouble.NAME_WRONG),
        ("Eva;;;;", "email", Trouble.EMAIL_MISSING),
        ("Eva;eva@;;;", "email", Trouble.EMAIL_WRONG),
        ("Eva;e@a.nl;baas;;", "roles", Trouble.ROLE_UNKNOWN),
        ("Eva;e@a.nl;OR, management;;", "roles", Trouble.ROLES_EXCLUDE),
        ("Eva;e@a.nl;adviseur;;", "roles", Trouble.ADVISER),
        ("Eva;e@a.nl;;Nachtdinst;", "unit", Trouble.UNIT_RESEMBLES),
        ("Eva;e@a.nl;;Keuken;", "unit", Trouble.UNIT_UNKNOWN),
        ("Eva;e@a.nl;;Noord;", "unit", Trouble.UNIT_UNCLEAR),
        ("Eva;e@a.nl;;;frans", "language", Trouble.LANGUAGE_UNKNOWN),
        ("Eva;e@a.nl;OR;;;medewerker", "", Trouble.CELLS),
        ('Eva "de" Wit;e@a.nl\n"los', "", Trouble.UNREADABLE),
    ],
)
def test_a_bad_line_is_named_with_its_cell_and_what_to_do(line: str, field: str, trouble: Trouble) -> None:
    found = one(line)
    number = 3 if trouble is Trouble.UNREADABLE else 2
    assert (troubles(found), found.lines) == ([(number, field, trouble.value)], ())
    for language in ("nl", "en"):
        sentence = told(found.faults[0], language)
        assert "{" not in sentence
        assert found.faults[0].other in sentence


def test_everything_that_is_wrong_with_a_line_is_told_at_once() -> None:
    assert troubles(one(";eva;baas;Keuken;fr")) == [
        (2, "name", "name_missing"),
        (2, "email", "email_wrong"),
        (2, "roles", "role_unknown"),
        (2, "language", "language_unknown"),
        (2, "unit", "unit_unknown"),
    ]


def test_lines_are_counted_as_an_editor_does() -> None:
    found = read('sep=;\nnaam;mailadres;rollen\n\n"Eva";e@a.nl;"OR\nmedewerker"\nSam;sam\n', UNITS)
    assert [each.line for each in found.lines] == [4]
    assert troubles(found) == [(6, "email", "email_wrong")]


def test_an_address_that_is_there_twice_names_the_other_line() -> None:
    found = one("Eva;eva@a.nl;;;\nIemand;EVA@A.nl;;;\n")
    assert [(each.trouble, each.line, each.other) for each in found.faults] == [(Trouble.EMAIL_TWICE, 3, "2")]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("nachtdienst", NIGHT),
        ("Zorg / Noord", NORTH),
        ("thuis>noord", HOME_NORTH),
        ("/Zorg", CARE),
        ("", None),
        ("Hele organisatie", None),
    ],
)
def test_a_unit_is_named_or_found_by_its_path(text: str, unit: UnitId | None) -> None:
    (line,) = one(f"Eva;e@a.nl;;{text};").lines
    assert line.unit == unit


def test_what_says_nothing_is_named_and_what_is_missing_has_a_plain_value() -> None:
    found = read("naam;personeelsnummer;mailadres\nEva;12;e@a.nl;;\n", UNITS)
    (line,) = found.lines
    assert (line.roles, line.unit, line.language) == ((Role.EMPLOYEE,), None, "nl")
    assert found.ignored == ("personeelsnummer",)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", Trouble.NO_PEOPLE),
        (HEAD, Trouble.NO_PEOPLE),
        ("naam;rollen\nEva;OR", Trouble.NO_COLUMNS),
        ("naam;mailadres;email\nEva;a@b.nl;a@b.nl", Trouble.COLUMN_TWICE),
        (HEAD + "E;e@a.nl\n" * (MOST + 1), Trouble.TOO_MANY),
    ],
)
def test_a_file_that_is_no_list_of_people_says_why(text: str, trouble: Trouble) -> None:
    found = read(text, UNITS)
    assert ([each.trouble for each in found.faults], found.lines) == ([trouble], ())


def test_every_trouble_and_cell_has_words() -> None:
    assert set(TROUBLES) == set(Trouble)
    assert {"", "name", "email", "roles", "unit", "language"} == set(FIELDS)
