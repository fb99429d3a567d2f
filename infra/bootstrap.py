"""Everything an API process holds, opened once and closed in order; nothing is built at import."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date

import msgspec

from domain.catalogue import DECIDERS, GUARDS, POLICIES
from domain.kernel.handle import Handler
from domain.kernel.ids import TenantId
from domain.kernel.ports import Clock
from domain.organisation.views import ORGANISATIONS
from infra.analytics.sharing import Averages
from infra.anonymous.inbox import Inbox
from infra.ballots import Ballots
from infra.billing.books import Books
from infra.billing.provider import ProviderEvents
from infra.clock import MACHINE, today_in
from infra.documents.store import Documents
from infra.event_store.postgres import PostgresEventStore
from infra.hints import Hints
from infra.identity.accounts import Accounts
from infra.identity.breached import RangeService, ShippedList
from infra.identity.codes import CodeKeys
from infra.identity.door import Door
from infra.identity.house import know_operators
from infra.identity.notes import Notes
from infra.identity.passkeys import Passkeys
from infra.identity.passwords import Passwords
from infra.identity.people import People
from infra.identity.signing_up import SignUps
from infra.keys import KeyRing
from infra.mail.agenda import Agenda
from infra.mail.office import MailOffice
from infra.observe import Observer
from infra.observe.acts import OperatorActs
from infra.observe.usage import UsageOfOrganisations
from infra.polls.box import AnswerBox
from infra.polls.links import PollLinks
from infra.pool import Pool, open_pool
from infra.privacy.held import HeldAbout
from infra.privacy.keeping import Keeping
from infra.privacy.readings import Readings
from infra.read_models.queries import ReadModels, Rows
from infra.settings import Settings
from infra.single_sign_on.domains import Domains
from infra.single_sign_on.kept import SignOns
from infra.single_sign_on.provider import Providers
from infra.single_sign_on.provisioned import Provisioned
from infra.subscription.archive import Certificates
from infra.tenancy import TenantTokens, refuse_powerful_role
from infra.webhooks.secrets import WebhookSecrets
from infra.webhooks.seen import SeenDeliveries

Connect = Callable[..., AbstractAsyncContextManager[Pool]]


class Calendar:
    """The time zone of each organisation; it never changes, so it is asked once per process."""

    def __init__(self, views: Rows, clock: Clock) -> None:
        self._views, self._clock = views, clock
        self._zones: dict[TenantId, str] = {}

    async def zone_of(self, tenant: TenantId) -> str:
        """The IANA name of the organisation's time zone; Europe/Amsterdam while it is not visible yet."""
        if tenant not in self._zones:
            row = await self._views.get(tenant, ORGANISATIONS, (tenant,))
            if row is None:
                return "Europe/Amsterdam"
            self._zones[tenant] = row.time_zone
        return self._zones[tenant]

    async def today(self, tenant: TenantId) -> date:
        """The date of this moment where the organisation is."""
        return today_in(await self.zone_of(tenant), self._clock)


class Services(msgspec.Struct, frozen=True):
    """The parts that routes and pages use."""

    settings: Settings
    handler: Handler
    store: PostgresEventStore
    views: Rows
    people: People
    documents: Documents
    door: Door
    accounts: Accounts
    passwords: Passwords
    passkeys: Passkeys
    codes: CodeKeys
    notes: Notes
    sign_ups: SignUps
    hints: Hints
    calendar: Calendar
    observer: Observer
    acts: OperatorActs
    usage: UsageOfOrganisations
    averages: Averages
    books: Books
    certificates: Certificates
    provider_events: ProviderEvents
    inbox: Inbox
    ballots: Ballots
    answers: AnswerBox
    poll_links: PollLinks
    agenda: Agenda
    clock: Clock
    mails: MailOffice
    webhook_secrets: WebhookSecrets
    deliveries: SeenDeliveries
    held: HeldAbout
    readings: Readings
    keeping: Keeping
    sign_ons: SignOns
    providers: Providers
    domains: Domains
    provisioned: Provisioned


@asynccontextmanager
async def open_services(
    settings: Settings, clock: Clock = MACHINE, connect: Connect = open_pool
) -> AsyncIterator[Services]:
    """Open pools and give the parts, on one clock. Raises when the database role could see or change too much."""
    tokens = TenantTokens(settings.key("tenant-token"))
    url = settings.api_database_url
    async with connect(url, clock=clock) as pool, Hints(settings.redis_url) as hints:
        await refuse_powerful_role(pool)
        store = PostgresEventStore(pool, tokens, KeyRing(settings.key("keys")))
        views, people = ReadModels(pool, tokens), People(pool, tokens.of)
        await know_operators(people, settings.operator_emails)
        yield Services(
            settings=settings,
            handler=Handler(store, DECIDERS, POLICIES, GUARDS),
            store=store,
            views=views,
            people=people,
            documents=Documents(pool, tokens.of, settings.key("documents")),
            door=Door(pool, tokens.of, tokens.of_account, clock),
            accounts=Accounts(pool, tokens.of_account, tokens.of, clock),
            passwords=_passwords(settings),
            passkeys=Passkeys(settings.public_url),
            codes=CodeKeys(settings.key("code-apps"), settings.key("recovery-codes")),
            notes=Notes(settings.key("notes"), clock),
            sign_ups=SignUps(pool, tokens.of),
            hints=hints,
            calendar=Calendar(views, clock),
            observer=Observer(pool, settings.redis_url),
            acts=OperatorActs(pool),
            usage=UsageOfOrganisations(pool),
            averages=Averages(pool),
            books=Books(pool, tokens.of),
            certificates=Certificates(pool),
            provider_events=ProviderEvents(pool),
            inbox=Inbox(pool, tokens.of, clock),
            ballots=Ballots(pool, tokens.of),
            answers=AnswerBox(pool, tokens.of, settings.key("polls")),
            poll_links=PollLinks(settings.key("polls")),
            agenda=Agenda(pool, tokens.of),
            clock=clock,
            mails=MailOffice(pool, tokens.of),
            webhook_secrets=WebhookSecrets(settings.key("webhooks")),
            deliveries=SeenDeliveries(pool, tokens.of),
            held=HeldAbout(pool, tokens.of),
            readings=Readings(pool, tokens.of),
            keeping=Keeping(pool, tokens.of),
            sign_ons=SignOns(pool, tokens.of, settings.key("client-secrets")),
            providers=Providers(settings.provider_hosts),
            provisioned=Provisioned(pool, tokens.of),
            domains=Domains(settings.key("domain-proofs"), settings.dns_server),
        )


def _passwords(settings: Settings) -> Passwords:
    shipped, url = ShippedList(), settings.breached_passwords_url
    return Passwords(RangeService(url, shipped) if url else shipped)
