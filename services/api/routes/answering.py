"""Answering a poll for programs (a kiosk, an intranet): nobody is signed in, and nothing leads back to anybody.

These routes write no line in the log and no figure. Send no token and no cookie: they are not looked at.
"""

from typing import Annotated, Any

import msgspec
from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from msgspec import Meta

from domain.organisation.views import ORGANISATIONS
from domain.questionnaires.content import Questionnaire
from infra.bootstrap import Services
from services.api.polls import give, open_poll
from services.api.rules import PUBLIC

UNNAMED: dict[str, Any] = {"unnamed": True}


class PollQuestions(msgspec.Struct, frozen=True):
    """What is asked. Answer by `<questionnaire key>.<question key>`."""

    organisation: str
    title: str
    questionnaires: list[Questionnaire]


class PollAnswer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """By question, 1 for the first answer. Any question may be left out, but not all."""

    answers: Annotated[dict[str, int], Meta(max_length=400, examples=[{"nea_demands.fast": 2}])]


@get("/{link:str}", opt=UNNAMED, summary="Read what a poll asks", rule=PUBLIC)
async def questions(link: FromPath[str], services: NamedDependency[Services]) -> PollQuestions:
    """`link` is the end of the address in the invitation."""
    poll = await open_poll(services, link)
    organisation = await services.views.get(poll.ticket.tenant, ORGANISATIONS, (poll.ticket.tenant,))
    return PollQuestions(organisation.name if organisation else "", poll.row.title, list(poll.questionnaires))


@post("/{link:str}", opt=UNNAMED, status_code=204, summary="Answer a poll", rule=PUBLIC)
async def answer(
    link: FromPath[str], data: JSONBody[PollAnswer], services: NamedDependency[Services]
) -> Response[None]:
    """It is added to the counters at once, and is nowhere else. A link works once."""
    await give(services, await open_poll(services, link), data.answers)
    return Response(None, status_code=204)


ROUTES = Router("/unnamed/polls", route_handlers=[questions, answer], tags=["Polls"])
