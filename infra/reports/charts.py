"""Bars as SVG: colour and pattern together, a title and a description inside, readable on a phone and in print.

What is drawn is plain: presentation attributes for paper, classes with which a stylesheet can colour it otherwise (in
the dark). Pure: the same chart gives the same text.
"""

from collections.abc import Iterator
from html import escape
from math import ceil

from infra.reports.document import Bar, Chart

WIDTH, LINE, THICK, THIN, GAP = 360, 17, 20, 13, 9
INK, SOFT, EDGE, PAPER = "#16242a", "#47575d", "#16242a", "#ffffff"
COLOURS = ("#0f5c5c", "#b8802e", "#7aa3a0", "#5b4b8a", "#9b2318", "#ffffff")
# What is drawn over the colour of each series, in a square of eight; the first one is plain.
PATTERNS = (
    "",
    "M-2 2l4-4M0 8l8-8M6 10l4-4",
    "M2 2h2v2h-2zM6 6h2v2h-2z",
    "M0 4h8",
    "M-2 2l4-4M0 8l8-8M6 10l4-4M-2 6l4 4M0 0l8 8M6-2l4 4",
    "M4 0v8",
)


def drawn(chart: Chart) -> str:
    """The chart as an SVG element."""
    rows = list(_rows(chart, _scale(chart)))
    height = sum(rise for rise, _ in rows) + _legend_height(chart) + 4
    body, top = [], 0
    for rise, row in rows:
        body.append(f'<g transform="translate(0 {top})">{row}</g>')
        top += rise
    key, title, about = chart.key, escape(chart.title), escape(chart.description)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {height}" role="img"'
        f' aria-labelledby="{key}-t {key}-d" font-family="Source Sans Pro" font-size="13.5">'
        f'<title id="{key}-t">{title}</title><desc id="{key}-d">{about}</desc>'
        f"<defs>{''.join(_pattern(key, n) for n in range(len(chart.series)) if PATTERNS[n % len(PATTERNS)])}</defs>"
        f'{"".join(body)}<g transform="translate(0 {top + 4})">{_legend(chart)}</g></svg>'
    )


def _scale(chart: Chart) -> int:
    longest = (sum(bar.numbers) if chart.stacked else max(bar.numbers, default=0) for bar in chart.bars)
    return max(1, max(longest, default=1))


def _rows(chart: Chart, most: int) -> Iterator[tuple[int, str]]:
    """Each bar's height, and itself: its name above it, its total at the end of that line."""
    for bar in chart.bars:
        total = str(sum(bar.numbers)) if chart.stacked else ""
        name = f'<text y="13" fill="{INK}">{escape(_short(bar.name))}</text>'
        name += f'<text x="{WIDTH}" y="13" text-anchor="end" font-weight="600" fill="{INK}">{total}</text>'
        if chart.stacked:
            yield LINE + THICK + GAP, f"{name}{_stack(chart.key, bar, most)}"
        else:
            bars = "".join(_single(chart.key, n, number, most) for n, number in enumerate(bar.numbers))
            yield LINE + THIN * len(bar.numbers) + GAP, f"{name}{bars}"


def _stack(key: str, bar: Bar, most: int) -> str:
    made, left = [f'<rect class="track" y="{LINE}" width="{WIDTH}" height="{THICK}" fill="#eceae4"/>'], 0.0
    for number, value in enumerate(bar.numbers):
        if value:
            wide = value * WIDTH / most
            made.append(_block(key, number, left, LINE, wide, THICK))
            if wide >= 20:
                made.append(_count(left + wide / 2, LINE + THICK / 2, value))
            left += wide
    return "".join(made)


def _single(key: str, number: int, value: int, most: int) -> str:
    top, wide = LINE + number * THIN, value * (WIDTH - 34) / most
    label = f'<text x="{_n(wide + 5)}" y="{top + 10.5}" font-size="12" fill="{INK}">{value}</text>'
    return (_block(key, number, 0, top, wide, THIN - 2) if value else "") + label


def _block(key: str, number: int, left: float, top: float, wide: float, high: float) -> str:
    return (
        f'<rect x="{_n(left + 0.5)}" y="{_n(top + 0.5)}" width="{_n(max(wide - 1, 1))}" height="{_n(high - 1)}"'
        f' fill="{_fill(key, number)}" stroke="{EDGE}" class="block{_plain(number)}"/>'
    )


def _count(middle: float, centre: float, value: int) -> str:
    wide = 7 * len(str(value)) + 5
    return (
        f'<rect x="{_n(middle - wide / 2)}" y="{_n(centre - 7)}" width="{wide}" height="14" rx="2" fill="{PAPER}"'
        f' class="plate"/><text x="{_n(middle)}" y="{_n(centre + 4.5)}" text-anchor="middle" font-size="12"'
        f' fill="{INK}">{value}</text>'
    )


def _fill(key: str, number: int) -> str:
    return f"url(#{key}-p{number})" if PATTERNS[number % len(PATTERNS)] else COLOURS[number % len(COLOURS)]


def _plain(number: int) -> str:
    return "" if PATTERNS[number % len(PATTERNS)] else f" series-{number}"


def _pattern(key: str, number: int) -> str:
    colour, path = COLOURS[number % len(COLOURS)], PATTERNS[number % len(PATTERNS)]
    return (
        f'<pattern id="{key}-p{number}" width="8" height="8" patternUnits="userSpaceOnUse">'
        f'<rect width="8" height="8" fill="{colour}" class="series-{number}"/>'
        f'<path d="{path}" stroke="{_over(number)}" stroke-width="1.4" fill="none" class="over-{number}"/></pattern>'
    )


def _over(number: int) -> str:
    return INK if number in (1, 2, 5) else PAPER


def _legend(chart: Chart) -> str:
    return "".join(_entry(chart, number, name) for number, name in enumerate(chart.series))


def _entry(chart: Chart, number: int, name: str) -> str:
    left, top = (number % 2) * WIDTH / 2, (number // 2) * 20
    block = _block(chart.key, number, left, top, 22, 14)
    return f'{block}<text x="{_n(left + 28)}" y="{top + 12}" font-size="12.5" fill="{SOFT}">{escape(name)}</text>'


def _legend_height(chart: Chart) -> int:
    return ceil(len(chart.series) / 2) * 20


def _short(name: str) -> str:
    return name if len(name) <= 48 else f"{name[:47]}…"


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
