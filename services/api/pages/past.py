"""Pages to read only: as a plan looked on a past day, and of a plan that is closed. Their forms are taken out."""

import re
from datetime import date

FORM = re.compile(r'<form\b[^>]*\bmethod="post".*?</form>', re.S)
SHAPE = re.compile(r'<span class="box".*?</span>', re.S)
OPEN_FORM = re.compile(r'<form\b(?![^>]*\bdata-stays\b)[^>]*\bmethod="post".*?</form>', re.S)
TO_A_FORM = re.compile(r'<a\b[^>]*\bhref="[^"]*(?:/nieuw|/wijzig|[?&;]open=)[^"]*"[^>]*>.*?</a>', re.S)
EMPTY_DETAILS = re.compile(r"<details\b[^>]*>\s*<summary>(?:(?!</summary>).)*</summary>\s*</details>", re.S)
EMPTY = re.compile(r"<(p|li|ul)\b[^>]*>\s*</\1>")
GET_FORM = re.compile(r'(<form\b(?![^>]*\bclass="go-back")[^>]*\bmethod="get"[^>]*>)')
LINK = re.compile(r'(<a\b(?![^>]*\bdata-now\b)[^>]*\bhref=")([^"]*)(")')
MAIN = re.compile(r"(<main\b.*?>)(.*)(</main>)", re.S)


def in_the_past(page: str, day: date, plan: str) -> str:
    """The same page without forms to send (a tick's box stays); links within the plan (its address) keep the day."""
    found = MAIN.search(page)
    if found is None:
        return page
    inside = _without(FORM, found.group(2))
    inside = GET_FORM.sub(rf'\1<input type="hidden" name="op" value="{day}">', inside)
    inside = LINK.sub(lambda link: link.group(1) + _kept(link.group(2), day, plan) + link.group(3), inside)
    return page[: found.start(2)] + inside + page[found.end(2) :]


def at_rest(page: str) -> str:
    """The same page of a closed plan without the forms that it would refuse, and without the links to such forms.

    A form for what stays open (docs/decisions/0075) has the attribute `data-stays`; the deciders have the last word.
    """
    found = MAIN.search(page)
    if found is None:
        return page
    inside = TO_A_FORM.sub("", _without(OPEN_FORM, found.group(2)))
    return page[: found.start(2)] + EMPTY.sub("", inside) + page[found.end(2) :]


def _without(forms: re.Pattern[str], page: str) -> str:
    return EMPTY_DETAILS.sub("", forms.sub(lambda form: "".join(SHAPE.findall(form.group())), page))


def _kept(address: str, day: date, plan: str) -> str:
    if not address.startswith((plan, "?")):
        return address
    place, sign, anchor = address.partition("#")
    return f"{place}{'&amp;' if '?' in place else '?'}op={day}{sign}{anchor}"
