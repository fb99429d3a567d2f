"""The decisions about a subscription: what people choose, and what the calendar brings; what is overdue comes first."""

from collections.abc import Sequence
from datetime import date

from domain.kernel.decider import Asked, Decider
from domain.kernel.events import Event
from domain.kernel.ids import StreamId, TenantId, stream
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Right
from domain.subscription.calendar import due
from domain.subscription.commands import (
    AskExport,
    Cancel,
    ChoosePackage,
    ClockCommand,
    MoveOn,
    NoteExport,
    RemoveExport,
    Resume,
    ResumePaid,
    StartTrial,
    SubscriptionCommand,
    SuspendUnpaid,
)
from domain.subscription.events import (
    CancellationDropped,
    ChangeDropped,
    ChangePlanned,
    ExportAsked,
    ExportMade,
    ExportRemoved,
    PackageChosen,
    PackageEnlarged,
    SubscriptionCancelled,
    SubscriptionResumed,
    SubscriptionSuspended,
    TermsAccepted,
    TrialStarted,
    Why,
)
from domain.subscription.packages import (
    EXPORT_DAYS,
    GRACE,
    PACKAGES,
    PROCESSING,
    TERMS,
    TRIAL,
    TRIAL_SEATS,
    Package,
    end_of_interval,
)
from domain.subscription.prices import difference
from domain.subscription.refusals import (
    CancelledBefore,
    ConfirmByName,
    DeletionIsUnderWay,
    ExportIsBeingMade,
    NothingToCancel,
    NothingToResume,
    PackageTooSmall,
    TermsNotAccepted,
    TrialWasUsed,
)
from domain.subscription.state import Standing, Subscription, evolve

CATEGORY = "subscription"


def decide(command: SubscriptionCommand, state: Subscription, asked: Asked) -> Sequence[Event]:
    """The events that the command brings, or a refusal."""
    if isinstance(command, ClockCommand):
        return _by_the_clock(command, state, asked.on)
    asked.by.needs(Right.MANAGE_ORGANISATION)
    overdue = due(command.tenant, state, asked.on)
    for event in overdue:
        state = evolve(state, event)
    return (*overdue, *_asked(command, state, asked.on))


def _asked(command: SubscriptionCommand, state: Subscription, on: date) -> Sequence[Event]:
    if state.standing is Standing.DELETING:
        raise DeletionIsUnderWay
    match command:
        case StartTrial():
            return _start(command, state, on)
        case ChoosePackage():
            return _choose(command, state, on)
        case Cancel():
            return _cancel(command, state, on)
        case Resume():
            return _resume(command, state, on)
        case AskExport():
            return _ask_export(command, state, on)
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def _start(command: StartTrial, state: Subscription, on: date) -> Sequence[Event]:
    accepted = (command.terms, command.processing)
    if state.standing is not Standing.NONE:
        if state.standing is Standing.TRIAL and state.terms == accepted:
            return ()
        raise TrialWasUsed
    if accepted != (TERMS, PROCESSING):
        raise TermsNotAccepted(field="terms")
    return (
        TermsAccepted(tenant=command.tenant, on=on, terms=command.terms, processing=command.processing),
        TrialStarted(tenant=command.tenant, on=on, ends_on=on + TRIAL, seats=TRIAL_SEATS),
    )


def _choose(command: ChoosePackage, state: Subscription, on: date) -> Sequence[Event]:
    package = PACKAGES.get(command.package)
    if package is None:
        raise InvalidValue(field="package", reason="choose")
    if state.standing is Standing.CANCELLED:
        raise CancelledBefore(ends_on=state.ends_on)
    wanted = (command.package, command.interval)
    if (state.package, state.interval) == wanted and state.standing is Standing.ACTIVE:
        return _drop_change(command, state, on)
    if command.members > package.seats:
        raise PackageTooSmall(seats=package.seats, members=command.members, field="package")
    if state.standing is not Standing.ACTIVE:
        return (_begun(command, package, on),)
    assert state.package is not None
    assert state.until is not None
    if package.month > PACKAGES[state.package].month and command.interval is state.interval:
        return (_enlarged(command.tenant, package, state, on),)
    if state.coming == wanted:
        return ()
    return (
        ChangePlanned(
            tenant=command.tenant, on=on, package=package.key, interval=command.interval, takes_effect_on=state.until
        ),
    )


def _begun(command: ChoosePackage, package: Package, on: date) -> PackageChosen:
    return PackageChosen(
        tenant=command.tenant,
        on=on,
        package=package.key,
        interval=command.interval,
        until=end_of_interval(on, 1, command.interval),
        seats=package.seats,
        price=package.price(command.interval),
    )


def _enlarged(tenant: TenantId, package: Package, state: Subscription, on: date) -> PackageEnlarged:
    assert state.package is not None
    assert state.until is not None
    price = difference(PACKAGES[state.package], package, state.interval, on, state.until)
    return PackageEnlarged(
        tenant=tenant, on=on, package=package.key, until=state.until, seats=package.seats, price=price
    )


def _drop_change(command: SubscriptionCommand, state: Subscription, on: date) -> Sequence[Event]:
    return (ChangeDropped(tenant=command.tenant, on=on),) if state.coming else ()


def _cancel(command: Cancel, state: Subscription, on: date) -> Sequence[Event]:
    if state.standing in (Standing.CANCELLED, Standing.ENDED):
        return ()
    if state.standing is Standing.NONE:
        raise NothingToCancel
    if command.confirmation.strip().casefold() != command.name.strip().casefold():
        raise ConfirmByName(field="confirmation")
    runs = state.standing in (Standing.ACTIVE, Standing.TRIAL)
    ends_on = state.until if runs and state.until is not None else on
    cancelled = SubscriptionCancelled(tenant=command.tenant, on=on, ends_on=ends_on, deletes_on=ends_on + GRACE)
    return (cancelled, *due(command.tenant, evolve(state, cancelled), on))


def _resume(command: Resume, state: Subscription, on: date) -> Sequence[Event]:
    if state.standing is Standing.CANCELLED:
        return (CancellationDropped(tenant=command.tenant, on=on),)
    if state.standing is Standing.ENDED:
        raise NothingToResume
    return _drop_change(command, state, on)


def _ask_export(command: AskExport, state: Subscription, on: date) -> Sequence[Event]:
    if command.export in dict(state.exports):
        return ()
    if any(until is None for _, until in state.exports):
        raise ExportIsBeingMade
    return (ExportAsked(tenant=command.tenant, on=on, export=command.export),)


def _by_the_clock(command: ClockCommand, state: Subscription, on: date) -> Sequence[Event]:
    tenant = command.tenant
    match command:
        case MoveOn():
            return due(tenant, state, on)
        case SuspendUnpaid():
            running = state.standing is Standing.ACTIVE
            return (SubscriptionSuspended(tenant=tenant, on=on, why=Why.UNPAID),) if running else ()
        case ResumePaid():
            if state.standing is not Standing.SUSPENDED or state.why is not Why.UNPAID:
                return ()
            assert state.until is not None
            return (SubscriptionResumed(tenant=tenant, on=on, until=max(state.until, on)),)
        case NoteExport(export=export):
            if dict(state.exports).get(export, on) is not None:
                return ()
            until = date.fromordinal(on.toordinal() + EXPORT_DAYS)
            return (
                ExportMade(tenant=tenant, on=on, export=export, parts=command.parts, size=command.size, until=until),
            )
        case RemoveExport(export=export):
            known = export in dict(state.exports)
            return (ExportRemoved(tenant=tenant, on=on, export=export),) if known else ()
        case _:
            raise TypeError(f"no decision for {type(command).__name__}")


def stream_of(tenant: TenantId) -> StreamId:
    """The stream of an organisation's subscription."""
    return stream(CATEGORY, tenant)


SUBSCRIPTION: Decider[SubscriptionCommand, Subscription] = Decider(
    category=CATEGORY,
    commands=SubscriptionCommand,
    initial=Subscription(),
    stream_of=lambda command: stream_of(command.tenant),
    evolve=evolve,
    decide=decide,
)
