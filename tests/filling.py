"""What a demo organisation fills in: an answer of its own kind for each of the eleven rows."""

from typing import Any


def answers(member: str, unit: str) -> dict[str, dict[str, Any]]:
    """The answers by row, as the API takes them."""
    return {
        "1": {"kind": "goals", "goals": [{"text": "Elke week overleg", "measured_by": "Het rooster"}]},
        "1a": {"kind": "yes_no", "yes": True},
        "1b": {"kind": "position", "behind": True, "source": {"document": "Verslag MT", "dated": "2026-11-02"}},
        "1c": {"kind": "position", "behind": True, "source": {"document": "Verslag OR", "dated": "2026-11-09"}},
        "1d": {"kind": "involvement", "yes": True, "how_asked": "In het werkoverleg"},
        "1e": {
            "kind": "leadership",
            "who": {"type": "outsider", "name": "Bas Buiten"},
            "role_name": "procesbegeleider",
        },
        "1f": {
            "kind": "benefiting_group",
            "exists": True,
            "description": "De nachtdienst",
            "units": [unit],
            "size": 12,
        },
        "1g": {"kind": "results_date", "on": "2027-04-01"},
        "2": {
            "kind": "others_involved",
            "others": [
                {"who": {"type": "member", "person": member}, "agreed": "Denkt mee"},
                {"who": {"type": "project", "name": "Nieuw rooster"}, "agreed": "Stemt de planning af"},
            ],
        },
        "3": {
            "kind": "planning",
            "milestones": [{"text": "Alle gesprekken gehouden", "on": "2027-02-01"}],
            "communications": [{"what": "de uitkomst", "to_whom": "het team", "on": "2027-02-15", "by": "Anna"}],
        },
        "4": {"kind": "means", "agreements": [{"unit": unit, "time": "2 uur per week"}]},
    }


ROWS = ("1", "1a", "1b", "1c", "1d", "1e", "1f", "1g", "2", "3", "4")
