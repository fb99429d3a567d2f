"""The figures as a document in one language. Only what was released comes in; what was not says so in words."""

from domain.analytics.content import Board
from infra.analytics import people, plans, rounds
from infra.language import gettext as _
from infra.language import in_language, long_date
from infra.reports.document import Document


def worded(board: Board, organisation: str, language: str) -> Document:
    """The document in `language`; the same figures give the same words."""
    with in_language(language):
        facts = {"date": long_date(board.on), "seq": board.position}
        return Document(
            language=language,
            title=_("Voortgang"),
            about=board.title or _("Hele organisatie"),
            organisation=organisation,
            lead=_("Per kwartaal: hoe lang stappen duren, wat op tijd is, wat is afgesproken en wat mensen melden."),
            stand=_("Stand op %(date)s · plaats %(seq)s in het logboek van de organisatie") % facts,
            parts=[
                plans.plans(board),
                plans.steps(board),
                rounds.rounds(board),
                plans.on_time(board),
                plans.measures(board),
                people.agreements(board),
                people.signals(board),
                plans.contact(board),
            ],
        )
