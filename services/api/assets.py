"""Where browsers find our files: names with a hash of their content, so they may be kept for ever."""

import json
from functools import cache
from pathlib import Path

from litestar import Router
from litestar.datastructures import CacheControlHeader
from litestar.static_files import create_static_files_router

FOLDER = Path(__file__).parent / "static" / "assets"


class AssetsMissing(Exception):
    """The files for browsers were not prepared: run `./dev` once, or the Dockerfile's step."""


@cache
def manifest() -> dict[str, str]:
    """The plain name of each file and its name with the hash. Raises AssetsMissing."""
    try:
        known: dict[str, str] = json.loads((FOLDER / "manifest.json").read_text())
    except FileNotFoundError:
        raise AssetsMissing(f"{FOLDER} has no manifest.json: run ./dev once to prepare it.") from None
    return known


def asset(name: str) -> str:
    """The address of a file."""
    return f"/assets/{manifest()[name]}"


def assets_router() -> Router:
    """Serves the prepared files."""
    manifest()
    return create_static_files_router(
        path="/assets",
        directories=[FOLDER],
        name="assets",
        include_in_schema=False,
        cache_control=CacheControlHeader(max_age=31536000, public=True, immutable=True),
    )
