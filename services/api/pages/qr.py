"""A QR code as a drawing in the page: no picture to fetch, so nobody else ever has what it says."""

import segno
from markupsafe import Markup


def qr_code(text: str) -> Markup:
    """The code as SVG, dark on light whatever the page is: cameras want it so."""
    drawn = segno.make(text, micro=False, error="m").svg_inline(
        scale=5, border=4, dark="#000", light="#fff", svgclass="qr", lineclass=None, omitsize=False
    )
    return Markup(drawn)  # noqa: S704 - made of squares only
