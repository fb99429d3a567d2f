"""To administrators: mails to a colleague came back, so no more go there until somebody does something."""

from uuid import UUID

import msgspec

from domain.kernel.ids import PersonId
from domain.kernel.rights import Right, carries
from domain.method import Text
from infra.language import gettext
from infra.mail.addresses import is_stopped
from infra.mail.dates import organisation_of
from infra.mail.reasons import Reason
from services.worker.emails.form import Button, Letter, MailKind, Withdrawn, Words, Writing


class AddressStopped(msgspec.Struct, frozen=True):
    """Whom mail does not reach."""

    organisation: str
    name: str
    email: str
    link: str
    thread: str = ""


def facts(writing: Writing) -> AddressStopped:
    """Who it is, if the address is still stopped and the reader still looks after the organisation."""
    mail, connection = writing.mail, writing.connection
    organisation = organisation_of(writing.log, connection, mail.tenant)
    roles = organisation.members.get(mail.recipient, frozenset())
    if not carries(roles, Right.MANAGE_ORGANISATION):
        raise Withdrawn(Reason.NOT_ALLOWED)
    person = PersonId(UUID(mail.subject))
    found = connection.execute(
        "SELECT name, email FROM werkbalans.person WHERE tenant_id = %s AND person_id = %s", (mail.tenant, person)
    ).fetchone()
    if found is None or person not in organisation.members or not is_stopped(connection, mail.tenant, found[1]):
        raise Withdrawn(Reason.NOT_DUE)
    link = writing.link("/organisatie/mensen#mail")
    return AddressStopped(organisation.name, found[0], found[1], link, f"address {person}")


def letter(found: AddressStopped) -> Letter:
    """The mail in words."""
    who = {"name": found.name, "email": found.email, "organisation": found.organisation}
    return Letter(
        subject=gettext("Mail aan %(name)s komt niet aan") % who,
        parts=(
            Words(
                gettext("Mails van Werkbalans aan %(name)s (%(email)s) kwamen terug. We sturen er geen meer heen.")
                % who
            ),
            Words(
                gettext(
                    "%(name)s krijgt dus geen herinneringen, en hooguit één inloglink per dag. Vraag of het adres nog"
                    " klopt. Op de pagina Mensen geef je een ander adres op, of laat je het nog eens proberen."
                )
                % who
            ),
            Button(gettext("Naar Mensen"), found.link),
        ),
        why=gettext("Je krijgt deze mail omdat je beheerder bent van %(organisation)s in Werkbalans.") % who,
        thread=found.thread,
    )


KIND = MailKind(
    key="address_stopped",
    name=Text("Adres gestopt", "Address stopped"),
    facts=facts,
    letter=letter,
    by_day=True,
    examples={
        "": AddressStopped(
            "Zorggroep De Linde & Zonen",
            "Eva Voorbeeld",
            "eva@linde.example",
            "https://werkbalans.example/organisatie/mensen#mail",
            "address voorbeeld",
        )
    },
)
