"""A page as it looked on a past day: its forms are taken out, and its links stay on that day."""

import re
from datetime import date

FORM = re.compile(r'<form\b[^>]*\bmethod="post".*?</form>', re.S)
SHAPE = re.compile(r'<span class="box".*?</span>', re.S)
EMPTY_DETAILS = re.compile(r"<details\b[^>]*>\s*<summary>[^<]*</summary>\s*</details>", re.S)
GET_FORM = re.compile(r'(<form\b(?![^>]*\bclass="go-back")[^>]*\bmethod="get"[^>]*>)')
LINK = re.compile(r'(<a\b(?![^>]*\bdata-now\b)[^>]*\bhref=")([^"]*)(")')
MAIN = re.compile(r"(<main\b.*?>)(.*)(</main>)", re.S)


def in_the_past(page: str, day: date, plan: str) -> str:
    """The same page without forms to send (a tick's box stays); links within the plan (its address) keep the day."""
    found = MAIN.search(page)
    if found is None:
        return page
    without = FORM.sub(lambda form: "".join(SHAPE.findall(form.group())), found.group(2))
    inside = EMPTY_DETAILS.sub("", without)
    inside = GET_FORM.sub(rf'\1<input type="hidden" name="op" value="{day}">', inside)
    inside = LINK.sub(lambda link: link.group(1) + _kept(link.group(2), day, plan) + link.group(3), inside)
    return page[: found.start(2)] + inside + page[found.end(2) :]


def _kept(address: str, day: date, plan: str) -> str:
    if not address.startswith((plan, "?")):
        return address
    place, sign, anchor = address.partition("#")
    return f"{place}{'&amp;' if '?' in place else '?'}op={day}{sign}{anchor}"
