"""Whether what is said in a signal can be: the same for named and unnamed reports."""

from datetime import date

from domain.kernel.ids import PersonId
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue
from domain.kernel.texts import needed
from domain.method import TEMPLATES
from domain.signals.commands import Said

LONGEST = 2000
WEIGHTS = range(1, 6)
FIRST_YEAR = 2000


def check_said(said: Said, today: date) -> None:
    """Raise InvalidValue, naming the field, unless all of it can be."""
    needed("text", said.text.text, LONGEST)
    if TEMPLATES[said.template].theme(said.theme) is None:
        raise InvalidValue(field="theme", reason="choose")
    if said.noticed_on > today:
        raise InvalidValue(field="noticed_on", reason="in_future")
    if said.noticed_on.year < FIRST_YEAR:
        raise InvalidValue(field="noticed_on", reason="out_of_range", low=FIRST_YEAR, high=today.year)


def check_weight(weight: int) -> None:
    """Raise InvalidValue unless it is 1 to 5."""
    if weight not in WEIGHTS:
        raise InvalidValue(field="weight", reason="out_of_range", low=WEIGHTS[0], high=WEIGHTS[-1])


def own_words(field: str, words: Personal, person: PersonId) -> Personal:
    """The words, as this person's own. Raises InvalidValue when there are none, or too many."""
    return Personal(person, needed(field, words.text, LONGEST))
