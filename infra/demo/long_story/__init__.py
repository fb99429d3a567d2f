"""Eighteen months of one invented care organisation: who did what, day by day. Services/worker plays it."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import uuid5
from zoneinfo import ZoneInfo

import msgspec

from domain.kernel.decider import Command
from domain.kernel.ids import CommandId
from infra.demo.long_story import (
    beginning,
    council,
    files,
    in_charge,
    issues,
    own_mail,
    promises,
    signals,
    turning,
    work,
)
from infra.demo.long_story.cast import ZONE, Cast, Player

STORY = (beginning, in_charge, signals, issues, work, council, promises, turning, own_mail, files)
FIRST, BETWEEN = time(9, 5), timedelta(minutes=7)


class Act(msgspec.Struct, frozen=True):
    """What a player did, and when. The id is the same whenever the same seed is played."""

    at: datetime
    by: Player
    command: Command
    id: CommandId


def acts(cast: Cast, until: date) -> Sequence[Act]:
    """All of the story up to and including a day, in order of time: those of a day some minutes apart, from nine on."""
    told: list[tuple[date, Player, Command, CommandId]] = []
    for chapter in STORY:
        on, number = cast.began, 0
        for each in chapter.story(cast):
            if isinstance(each, date):
                on = each
            else:
                told.append((on, *each, CommandId(uuid5(cast.tenant, f"{chapter.__name__}:{number}"))))
                number += 1
    found: list[Act] = []
    for on, by, command, identity in sorted(told, key=lambda each: each[0]):
        at = datetime.combine(on, FIRST, ZoneInfo(ZONE))
        if found and found[-1].at >= at:
            at = found[-1].at + BETWEEN
        if on <= until:
            found.append(Act(at, by, command, identity))
    return found
