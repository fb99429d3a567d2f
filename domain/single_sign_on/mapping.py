"""From groups to roles: the same for who signs in by the provider and for who is provisioned by it."""

from collections.abc import Collection, Sequence

import msgspec

from domain.kernel.ids import UnitId
from domain.kernel.rights import Role
from domain.single_sign_on.events import GroupRule, Newcomers


class Given(msgspec.Struct, frozen=True):
    """What groups give: the roles, and the unit of the first rule that fits, for somebody who comes in."""

    roles: frozenset[Role]
    unit: UnitId | None


def given_by(rules: Sequence[GroupRule], groups: Collection[str]) -> Given:
    """What these groups give. Capitals do not count: providers are not exact about them."""
    named = {group.strip().casefold() for group in groups}
    fits = [rule for rule in rules if rule.group.casefold() in named]
    return Given(frozenset(rule.role for rule in fits), fits[0].unit if fits else None)


def roles_after(held: frozenset[Role], rules: Sequence[GroupRule], groups: Collection[str]) -> frozenset[Role]:
    """The roles of a member who is in these groups.

    Roles that a rule names come and go with the groups; others stay as people gave them. Whoever would be left without
    any is an employee.
    """
    by_rule = frozenset(rule.role for rule in rules)
    return (held - by_rule) | given_by(rules, groups).roles or frozenset({Role.EMPLOYEE})


def roles_of_newcomer(rules: Sequence[GroupRule], groups: Collection[str], newcomers: Newcomers) -> Given | None:
    """What somebody gets who was not invited; None: they are not let in."""
    found = given_by(rules, groups)
    if newcomers is Newcomers.NOBODY or (newcomers is Newcomers.GROUPS and not found.roles):
        return None
    return Given(found.roles or frozenset({Role.EMPLOYEE}), found.unit)
