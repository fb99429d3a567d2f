"""The reports of a moment are there: where to read them. No figure, no plan and no unit is in the mail."""

from datetime import date
from uuid import UUID

import msgspec

from domain.kernel.ids import ReportId
from domain.kernel.notices import NoticeKind
from domain.method import Text
from domain.reports.decider import stream_of
from domain.reports.events import ReportBuilt
from infra.language import gettext, long_date
from infra.mail.dates import organisation_of
from infra.mail.planning import TOLD_OF_REPORTS
from infra.mail.reasons import Reason
from services.worker.emails.form import Button, Item, Items, Letter, MailKind, Withdrawn, Words, Writing


class ReportReady(msgspec.Struct, frozen=True):
    """Of which moment, and where the organisation's report and all others are."""

    organisation: str
    moment: str
    on: date
    report: str
    archive: str


def facts(writing: Writing) -> ReportReady:
    """The report, for who still is somebody who is told of it."""
    mail = writing.mail
    organisation = organisation_of(writing.log, writing.connection, mail.tenant)
    roles = organisation.members.get(mail.recipient)
    if roles is None:
        raise Withdrawn(Reason.LEFT)
    if not roles & TOLD_OF_REPORTS:
        raise Withdrawn(Reason.NOT_ALLOWED)
    report = ReportId(UUID(mail.subject))
    loaded = writing.log.load(writing.connection, mail.tenant, stream_of(report))
    built = next((each.event for each in loaded.events if isinstance(each.event, ReportBuilt)), None)
    if built is None:
        raise Withdrawn(Reason.NOT_DUE)
    archive = "/organisatie/rapporten"
    link = writing.link(f"{archive}/{report}")
    return ReportReady(organisation.name, built.name, built.on, link, writing.link(archive))


def letter(found: ReportReady) -> Letter:
    """The mail in words."""
    words = {"moment": found.moment, "date": long_date(found.on), "organisation": found.organisation}
    return Letter(
        subject=gettext("De rapporten van %(date)s staan klaar: %(moment)s") % words,
        parts=(
            Words(
                gettext(
                    "Bij het moment “%(moment)s” van %(organisation)s is van elk plan, van elk onderdeel en van de hele"
                    " organisatie een rapport gemaakt. Er staat ook in welke besluiten er nodig zijn."
                )
                % words
            ),
            Button(gettext("Open het rapport van de organisatie"), found.report),
            Words(gettext("Je logt eerst in. In deze mail staan geen cijfers."), quiet=True),
            Items((Item(gettext("Alle rapporten"), link=found.archive),)),
        ),
        why=gettext("Je krijgt deze mail één keer per moment van de HRM-cyclus, omdat je mee stuurt of mee beslist."),
        about=frozenset({NoticeKind.REPORTS}),
    )


KIND = MailKind(
    key="report_ready",
    name=Text("Rapporten klaar", "Reports ready"),
    facts=facts,
    letter=letter,
    by_day=True,
    examples={
        "": ReportReady(
            "Zorggroep De Linde & Zonen",
            "Jaarlijkse evaluatie",
            date(2026, 11, 1),
            "https://werkbalans.example/organisatie/rapporten/voorbeeld",
            "https://werkbalans.example/organisatie/rapporten",
        )
    },
)
