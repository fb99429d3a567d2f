"""The guide and the impression in print."""

import asyncio
import hashlib
from typing import Any

from litestar import Response

from domain.organisation.views import ORGANISATIONS
from domain.plan.views import PlanRow
from infra.bootstrap import Services
from infra.documents.typesetting import FONTS, set_pdf
from infra.language import gettext as _
from infra.language import language
from services.api.auth import Caller
from services.api.files import ALONE
from services.api.telling import Guide, Impression
from services.api.telling_parts import as_data


async def print_guide(services: Services, caller: Caller, plan: PlanRow, guide: Guide) -> bytes:
    """The guide as PDF, in the language of the moment."""
    data = await _data(services, caller, plan, guide)
    return await asyncio.to_thread(set_pdf, "guide", data, guide.stand.at, FONTS)


async def print_impression(services: Services, caller: Caller, plan: PlanRow, impression: Impression) -> bytes:
    """The impression as PDF, with its photos; one whose content was erased meanwhile is left out."""
    photos, pictures = [], {}
    for row in impression.photos:
        content = await services.documents.read(caller.tenant, row.file, str(row.content.thumbnail))
        if content is not None:
            name = f"{row.file}.jpg"
            pictures[name] = content
            photos.append({"file": name, "description": row.description})
    interviews = [
        {
            "name": row.name,
            "exchanges": [{"question": said.question, "words": said.words} for said in row.exchanges],
        }
        for row in impression.interviews
    ]
    data = await _data(services, caller, plan, impression)
    data |= {
        "photos": photos,
        "interviews": interviews,
        "words": {"photos": _("In beeld"), "interviews": _("Aan het woord")},
    }
    return await asyncio.to_thread(set_pdf, "impression", data, impression.stand.at, FONTS, pictures)


async def _data(services: Services, caller: Caller, plan: PlanRow, told: Guide | Impression) -> dict[str, Any]:
    organisation = await services.views.get(caller.tenant, ORGANISATIONS, (caller.tenant,))
    return {
        "language": language(),
        "title": told.title,
        "description": f"{told.title}: {plan.title}",
        "organisation": organisation.name if organisation else "",
        "plan": plan.title,
        "lead": told.lead,
        "stand": told.stand.words,
        "sections": as_data(told.sections),
    }


def as_download(content: bytes, name: str) -> Response[bytes]:
    """A PDF to save; its ETag is its digest, so the same document is recognised as the same."""
    headers = {
        "content-disposition": f'attachment; filename="{name}.pdf"',
        "content-security-policy": ALONE,
        "cache-control": "private, no-cache",
        "etag": f'"{hashlib.sha256(content).hexdigest()}"',
        "vary": "cookie, authorization, accept-language",
    }
    return Response(content, media_type="application/pdf", headers=headers)
