"""All that is said in words, slice by slice: facts as sentences, refusals as a status and what to do.

A slice's module holds `WORDINGS`, one for each of its rules, and `tell`, one sentence for each of its facts.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from infra.language import in_language, long_date
from services.api.words import (
    agreements,
    analysis,
    attachments,
    billing,
    contact,
    helpdesk,
    informal_support,
    kernel,
    kickoff,
    measures,
    notices,
    organisation,
    plan,
    polls,
    privacy,
    publication,
    questionnaires,
    reminders,
    reports,
    results,
    retention,
    review,
    sharing,
    signals,
    single_sign_on,
    subscription,
    support,
    webhooks,
    works_council,
)
from services.api.words.names import Names
from services.api.words.wording import Wording

SLICES = (
    organisation,
    plan,
    reminders,
    kickoff,
    contact,
    support,
    measures,
    works_council,
    informal_support,
    agreements,
    signals,
    analysis,
    results,
    review,
    attachments,
    notices,
    reports,
    sharing,
    subscription,
    webhooks,
    single_sign_on,
    questionnaires,
    polls,
    publication,
    billing,
    privacy,
    helpdesk,
    retention,
)
WORDINGS: Mapping[type[Refusal], Wording] = {
    rule: wording for slice_ in (kernel, *SLICES) for rule, wording in slice_.WORDINGS.items()
}
TELLERS = {slice_.__name__.rpartition(".")[2]: slice_.tell for slice_ in SLICES}


def telling(event: Event, names: Names) -> str:
    """What happened, as a sentence that begins with who did it (`Anna` + this)."""
    return TELLERS[event.NAME.partition(".")[0]](event, names) or event.NAME


def words_of(refusal: Refusal, language: str) -> tuple[int, str, str]:
    """Status, title and detail of a refusal in a language; every refusal has its wording (a test sees to it)."""
    wording = WORDINGS[type(refusal)]
    with in_language(language):
        data = {name: _said(wording, name, value, language) for name, value in refusal.data.items()}
    detail = kernel.REASONS.get(data.get("reason", ""), wording.detail) if "field" in data else wording.detail
    return wording.status, wording.title.to(language), detail.to(language).format(**data)


def _said(wording: Wording, name: str, value: Any, language: str) -> Any:
    if name in wording.terms:
        known = wording.terms[name]
        return known.get(value, known[""]).to(language)
    if isinstance(value, date):
        return long_date(value)
    return ", ".join(value) if isinstance(value, list) else value


def public_data(refusal: Refusal) -> dict[str, Any]:
    """What a program may read of a refusal's data; nothing at all of what is not found."""
    return {} if WORDINGS[type(refusal)].status == 404 else dict(refusal.data)


__all__ = ["WORDINGS", "Names", "Wording", "public_data", "telling", "words_of"]
