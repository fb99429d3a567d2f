"""Prepares what browsers load: content-hashed copies of our stylesheet and scripts, of htmx and the font.

The fonts in which documents are printed lie beside them, whole.

Run as `python -m infra.local.assets SOURCE TARGET WHEELS`; takes nothing from the network and does nothing twice.
"""

import hashlib
import json
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

VENDORED = {
    "htmx.js": "django_htmx/static/django_htmx/htmx-2.min.js",
}
FONTS = {"400": "Regular", "600": "Semibold", "700": "Bold"}
PRINT_FONTS = (
    "SourceSansPro-Regular.ttf",
    "SourceSansPro-Semibold.ttf",
    "SourceSansPro-Bold.ttf",
    "SourceSansPro-It.ttf",
)
UNICODES = "U+0020-007E,U+00A0-017F,U+2010-2026,U+2030,U+2039,U+203A,U+20AC,U+2190-2193,U+2212,U+2713"


def prepare(source: Path, target: Path, wheels: Path) -> dict[str, str]:
    """Fill `target` and its manifest.json (name: file name with hash); answers the manifest."""
    target.mkdir(parents=True, exist_ok=True)
    manifest: dict[str, str] = {}
    for weight, style in FONTS.items():
        name = f"source-sans-{weight}.woff2"
        manifest[name] = _font(wheels / f"font_source_sans_pro/files/SourceSansPro-{style}.ttf", name, target)
    for name, path in VENDORED.items():
        manifest[name] = _store((wheels / path).read_bytes(), name, target)
    for file in sorted(source.glob("*.*")):
        content = file.read_bytes()
        if file.suffix == ".css":
            for font in [name for name in manifest if name.endswith(".woff2")]:
                content = content.replace(f'"{font}"'.encode(), f'"{manifest[font]}"'.encode())
        manifest[file.name] = _store(content, file.name, target)
    _print_fonts(wheels / "font_source_sans_pro/files", target / "fonts")
    for old in target.iterdir():
        if old.name != "fonts" and old.name not in (*manifest.values(), "manifest.json"):
            old.unlink()
    (target / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True))
    return manifest


def _store(content: bytes, name: str, target: Path) -> str:
    stem, _, ending = name.rpartition(".")
    hashed = f"{stem}.{hashlib.sha256(content).hexdigest()[:12]}.{ending}"
    if not (target / hashed).exists():
        (target / hashed).write_bytes(content)
    return hashed


def _font(file: Path, name: str, target: Path) -> str:
    stem, _, ending = name.rpartition(".")
    hashed = f"{stem}.{hashlib.sha256(file.read_bytes() + UNICODES.encode()).hexdigest()[:12]}.{ending}"
    if not (target / hashed).exists():
        options = subset.Options(flavor="woff2", layout_features=["kern", "liga", "tnum", "lnum"])
        font = TTFont(file)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=subset.parse_unicodes(UNICODES.replace("U+", "")))
        cutter.subset(font)
        font.flavor = "woff2"
        font.save(target / hashed)
    return hashed


def _print_fonts(source: Path, target: Path) -> None:
    """The whole fonts, with their licence and a list of the signs that all of them have."""
    target.mkdir(exist_ok=True)
    for name in (*PRINT_FONTS, "LICENSE.txt"):
        (target / name).write_bytes((source / name).read_bytes())
    signs = set.intersection(*(set(TTFont(target / name).getBestCmap()) for name in PRINT_FONTS))
    (target / "signs.txt").write_text("".join(chr(sign) for sign in sorted(signs) if sign > 31), encoding="utf-8")


if __name__ == "__main__":
    prepare(*(Path(argument) for argument in sys.argv[1:4]))
