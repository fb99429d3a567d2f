"""Many organisations attacked at once."""

from collections.abc import Callable, Iterable, Sequence

from domain.publication.shown import Edition
from tests.attack.organisations import Organisation, drawn
from tests.attack.recovered import Hunt, Outcome, attacked, hunts

AT_ONCE = 100


def hunt_all(seeds: Iterable[int], shown: Callable[[Organisation], Sequence[Edition]], coalition: int) -> Outcome:
    """What an attack on each of these organisations recovers, all in all."""
    found, waiting, names = Outcome(), list[Hunt](), list[int]()
    for seed in seeds:
        organisation = drawn(seed)
        editions = shown(organisation)
        found.shown += sum(len(each.counts) for edition in editions for each in edition.tables[0].shown)
        for hunt in hunts(organisation, editions, coalition, seed):
            waiting.append(hunt)
            names.append(seed)
        if len(waiting) >= AT_ONCE:
            found.add(attacked(waiting, names))
            waiting, names = [], []
    if waiting:
        found.add(attacked(waiting, names))
    return found
