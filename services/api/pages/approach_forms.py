"""The forms of the approach: from fields to commands, and from a proposal to fields that are filled in already."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.refusals import InvalidValue, NotFound
from domain.plan.approach import Ambition, Answers, Complexity, Pace, Proposal, Reach, Size
from domain.plan.commands import (
    AdoptPlan,
    ChooseApproach,
    ClosePlan,
    LetUnitJoin,
    LetUnitLeave,
    NameLeader,
    PlanCommand,
    RenamePlan,
    ReopenPlan,
    SetGoals,
    SetMilestones,
    UpgradeApproach,
)
from domain.plan.events import Aim, LeftOut, Milestone, ProactiveGoal
from domain.plan.views import PlanRow
from infra.language import language
from services.api.kickoff_rows import Said
from services.api.pages.forms import Form, first, identity, needed, needed_day, number, one_of, whole
from services.api.words.approach import LEFT_OUT

ASKED: dict[str, type[StrEnum]] = {"reach": Reach, "complexity": Complexity, "ambition": Ambition, "pace": Pace}
Fields = dict[str, list[str]]


def answers_in(form: Form) -> Answers:
    """The answers to the four questions. Raises InvalidValue naming the first that has none."""
    return Answers(
        one_of(form, "reach", Reach),
        one_of(form, "complexity", Complexity),
        one_of(form, "ambition", Ambition),
        one_of(form, "pace", Pace),
    )


def fields_of_answers(answers: Answers | None) -> Fields:
    """The fields that answers fill."""
    return {name: [getattr(answers, name).value] for name in ASKED} if answers else {}


def fields_of_proposal(proposed: Proposal, answers: Answers, said: Said) -> Fields:
    """The choice as the proposal would have it, with what was said at the kick-off already."""
    fields = fields_of_answers(answers) | {"size": [proposed.size.value], "steps": [str(n) for n in proposed.steps]}
    for each in proposed.leaves_out:
        fields[f"left_out.{each.step}"] = [LEFT_OUT[each.why].to(language())]
    if proposed.leader and said.leader:
        fields["leader"] = [str(said.leader)]
    if answers.pace is Pace.AT_ONCE:
        fields["start"] = [str(proposed.steps[0])]
    if proposed.size is Size.LARGE:
        fields |= fields_of_path(tuple(Milestone(each.text, each.on) for each in said.milestones))
    return fields


def fields_of_path(milestones: tuple[Milestone, ...]) -> Fields:
    """The fields that a time path fills."""
    fields: Fields = {}
    for index, each in enumerate(milestones):
        fields[f"milestones.{index}.text"] = [each.text]
        fields[f"milestones.{index}.on"] = [each.on.isoformat()]
        fields[f"milestones.{index}.reached"] = ["yes" if each.reached else ""]
    return fields


def fields_of_goals(goals: tuple[ProactiveGoal, ...]) -> Fields:
    """The fields that goals fill."""
    fields: Fields = {}
    for index, each in enumerate(goals):
        fields[f"goals.{index}.text"] = [each.text]
        fields[f"goals.{index}.aim"] = [each.aim.value]
    return fields


def count_of(fields: Form, name: str) -> int:
    """How many items of a list the fields hold."""
    found = (key.split(".")[1] for key in fields if key.startswith(f"{name}."))
    return min(max((int(part) for part in found if part.isdigit()), default=-1) + 1, 50)


def command_of(form: Form, plan: PlanRow, open_rows: tuple[str, ...]) -> PlanCommand:
    """The command that a form of the page asks for, by its button `do`. Raises InvalidValue and NotFound."""
    make = COMMANDS.get(first(form, "do"))
    if first(form, "do") == "adopt":
        return AdoptPlan(plan=plan.plan, open_rows=open_rows, reason=first(form, "adopt_reason"))
    if make is None:
        raise NotFound
    return make(plan.plan, form)


def _choose(plan: PlanId, form: Form) -> PlanCommand:
    taken = _numbers(form, "steps")
    left_out = (LeftOut(n, first(form, f"left_out.{n}")) for n in range(1, 7) if n not in taken)
    return ChooseApproach(
        plan=plan,
        answers=answers_in(form),
        size=one_of(form, "size", Size),
        steps=taken,
        left_out=tuple(left_out),
        leader=_person(form),
        milestones=tuple(_path(form)),
        reason=first(form, "reason"),
        start=whole(form, "start"),
    )


def _upgrade(plan: PlanId, form: Form) -> PlanCommand:
    leader = _person(form)
    if leader is None:
        raise InvalidValue(field="leader", reason="choose")
    path, reason = tuple(_path(form)), needed(form, "reason")
    return UpgradeApproach(plan=plan, leader=leader, milestones=path, reason=reason, steps=_numbers(form, "steps"))


def _join(plan: PlanId, form: Form) -> PlanCommand:
    unit = identity(form, "unit")
    if unit is None:
        raise InvalidValue(field="unit", reason="choose")
    return LetUnitJoin(plan=plan, unit=UnitId(unit), reason=first(form, "join_reason"))


def _leave(plan: PlanId, form: Form) -> PlanCommand:
    unit = identity(form, "leaving")
    if unit is None:
        raise InvalidValue(field="leaving", reason="choose")
    return LetUnitLeave(plan=plan, unit=UnitId(unit), reason=first(form, "leave_reason"))


COMMANDS: dict[str, Callable[[PlanId, Form], PlanCommand]] = {
    "choose": _choose,
    "upgrade": _upgrade,
    "join": _join,
    "leave": _leave,
    "rename": lambda plan, form: RenamePlan(plan=plan, title=first(form, "title")),
    "leader": lambda plan, form: NameLeader(plan=plan, leader=_person(form)),
    "milestones": lambda plan, form: SetMilestones(plan=plan, milestones=tuple(_path(form))),
    "goals": lambda plan, form: SetGoals(plan=plan, goals=tuple(_goals(form))),
    "close": lambda plan, form: ClosePlan(plan=plan, reason=first(form, "close_reason")),
    "reopen": lambda plan, form: ReopenPlan(plan=plan, reason=first(form, "reopen_reason")),
}


def _numbers(form: Form, name: str) -> tuple[int, ...]:
    return tuple(found for value in form.get(name, []) if (found := number(value)) is not None)


def _person(form: Form) -> PersonId | None:
    found = identity(form, "leader")
    return PersonId(found) if found else None


def _path(form: Form) -> Iterator[Milestone]:
    for index in range(count_of(form, "milestones")):
        text, on = f"milestones.{index}.text", f"milestones.{index}.on"
        if first(form, text) or first(form, on):
            reached = first(form, f"milestones.{index}.reached") == "yes"
            yield Milestone(needed(form, text), needed_day(form, on), reached)


def _goals(form: Form) -> Iterator[ProactiveGoal]:
    for index in range(count_of(form, "goals")):
        if first(form, f"goals.{index}.text"):
            yield ProactiveGoal(first(form, f"goals.{index}.text"), one_of(form, f"goals.{index}.aim", Aim))
