"""What quarters and columns are called, in the language of the moment."""

from domain.reports.told import Column
from infra.language import gettext as _


def quarter_name(key: str) -> str:
    """`2026-Q4` as people say it: `Q4 2026`."""
    year, quarter = key.split("-")
    return f"{quarter} {year}"


def column_name(column: Column) -> str:
    """A quarter; or all up to and including one."""
    name = quarter_name(column.until.key)
    return name if column.since else _("t/m %(quarter)s") % {"quarter": name}
