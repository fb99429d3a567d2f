"""The pages, one module per slice."""

from litestar import Router

PAGES: list[Router] = []
