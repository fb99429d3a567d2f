"""How people look at a page: wide or small, light or dark; nothing may be wrong with it in any of these."""

from playwright.sync_api import Page

from tests.journeys.axe import pale, violations

LOOKS: dict[str, dict[str, object]] = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "phone": {"viewport": {"width": 390, "height": 844}},
    "zoomed to 200 %": {"viewport": {"width": 640, "height": 450}},
    "small": {"viewport": {"width": 320, "height": 640}},
}
CHECKED = ("wide", "dark", "phone")

STICKING_OUT = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const all = [...document.body.querySelectorAll("*")].filter(each => each.getBoundingClientRect().right > wide);
  return ["", ...all.map(each => each.outerHTML)].slice(-4).map(each => each.slice(0, 200));
}"""


def troubles(page: Page, looks: tuple[str, ...] = tuple(LOOKS)) -> list[tuple[str, str]]:
    """What is wrong with the page that is open, by look: what axe finds, and whether it scrolls sideways."""
    found = []
    for name in looks:
        look = LOOKS[name]
        page.emulate_media(color_scheme=look.get("color_scheme", "light"), reduced_motion="reduce")  # type: ignore[arg-type]
        page.set_viewport_size(look["viewport"])  # type: ignore[arg-type]
        if name in CHECKED:
            found += [(name, each) for each in (pale if name == "dark" else violations)(page)]
        found += [(name, f"scrolls sideways: {each}") for each in page.evaluate(STICKING_OUT)]
    return found
