"""Whether questions look as if they ask about health or burn-out: a warning, never a judgement."""

import re
from collections.abc import Iterable

# Beginnings of words, Dutch and English: of illness, of complaints, and of the published burn-out scales (UBOS, BAT).
TELLING = re.compile(
    r"\b(burn-?out|uitgeput|uitputting|opgebrand|leeg(?:gezogen)?\b|vermoeid|moe\b|afgemat|depress|somber|angst|paniek"
    r"|slaap|slape|hoofdpijn|rugpijn|lichamelijke klacht|gezondheid|ziek|medicijn|medisch|huisarts|psych|exhaust|tired"
    r"|fatigue|anxi|sleep|headache|health|illness|sick|medic|drained)",
    re.IGNORECASE,
)


def asks_about_health(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that look like it, in order."""
    return tuple(text for text in texts if TELLING.search(text))
