"""An organisation's own questionnaire: versions that never change, and a second look at questions about health."""

from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.ids import QuestionnaireId
from domain.kernel.refusals import NotAllowed
from domain.kernel.rights import Actor, Role
from domain.method import Text
from domain.questionnaires.content import Question, Scale
from domain.questionnaires.decider import (
    QUESTIONNAIRE,
    ImportQuestionnaire,
    QuestionnaireImported,
    QuestionnaireRetired,
    RetireQuestionnaire,
)
from domain.questionnaires.health import asks_about_health
from domain.questionnaires.refusals import (
    QuestionnaireAsksAboutHealth,
    QuestionnaireIsRetired,
    QuestionnaireUnknown,
)
from domain.questionnaires.shipped import SHIPPED
from domain.questionnaires.views import QUESTIONNAIRES
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ANNA, COORDINATOR, EMPLOYEE, MANAGEMENT, given

ID = QuestionnaireId(UUID(int=2))
TITLE, SOURCE = Text("Rust", "Calm"), Text("Eigen vragen", "Own questions")


def scale(*questions: str) -> Scale:
    asked = tuple(Question(f"q{n}", Text(text, text)) for n, text in enumerate(questions, 1))
    return Scale("s1", TITLE, (Text("nee", "no"), Text("ja", "yes")), asked)


CALM, ILL = scale("Is er rust?"), scale("Is er rust?", "Voel je je uitgeput?")


def imported(version: int, content: Scale, health: int = 0) -> QuestionnaireImported:
    return QuestionnaireImported(
        questionnaire=ID, version=version, title=TITLE, source=SOURCE, scales=(content,), health=health
    )


def importing(content: Scale, looked_at: bool = False) -> ImportQuestionnaire:
    return ImportQuestionnaire(questionnaire=ID, title=TITLE, source=SOURCE, scales=(content,), looked_at=looked_at)


def test_an_import_is_a_version_and_another_one_the_next() -> None:
    given(QUESTIONNAIRE).when(importing(CALM), by=COORDINATOR).then(imported(1, CALM))
    other = scale("Is er tijd?")
    given(QUESTIONNAIRE, imported(1, CALM)).when(importing(other), by=COORDINATOR).then(imported(2, other))
    given(QUESTIONNAIRE, imported(1, CALM)).when(importing(CALM), by=COORDINATOR).then_nothing()


def test_questions_about_health_need_a_second_look_and_the_log_says_how_many_there_were() -> None:
    given(QUESTIONNAIRE).when(importing(ILL), by=COORDINATOR).then_refused(QuestionnaireAsksAboutHealth, questions=1)
    given(QUESTIONNAIRE).when(importing(ILL, looked_at=True), by=COORDINATOR).then(imported(1, ILL, health=1))


def test_what_is_put_aside_gets_no_new_version() -> None:
    aside = QuestionnaireRetired(questionnaire=ID)
    retire = RetireQuestionnaire(questionnaire=ID)
    given(QUESTIONNAIRE, imported(1, CALM)).when(retire, by=COORDINATOR).then(aside)
    given(QUESTIONNAIRE).when(retire, by=COORDINATOR).then_refused(QuestionnaireUnknown)
    gone = given(QUESTIONNAIRE, imported(1, CALM), aside)
    gone.when(importing(ILL, looked_at=True), by=COORDINATOR).then_refused(QuestionnaireIsRetired)


@pytest.mark.parametrize("by", [EMPLOYEE, MANAGEMENT])
def test_who_runs_no_polls_imports_nothing(by: Actor) -> None:
    given(QUESTIONNAIRE).when(importing(CALM), by=by).then_refused(NotAllowed)


@pytest.mark.parametrize(
    "text",
    ["Ik voel me emotioneel uitgeput door mijn werk", "Heb je burn-out klachten?", "Slaap je goed?", "Ik ben moe",
     "Do you feel exhausted?", "Was je vaak ziek?", "Hoe is je gezondheid?"],
)  # fmt: skip
def test_a_question_about_health_is_recognised(text: str) -> None:
    assert asks_about_health((text,)) == (text,)


def test_what_is_shipped_asks_about_the_work_names_its_source_and_says_what_is_validated() -> None:
    for each in SHIPPED.values():
        assert asks_about_health(text for q in each.questions for text in (q.text.nl, q.text.en)) == ()
    demands, autonomy, energy = SHIPPED.values()
    assert [len(each.questions) for each in SHIPPED.values()] == [3, 5, 3]
    assert "2023" in demands.source.nl
    assert "CBS" in autonomy.source.en
    assert [scale.validated for each in SHIPPED.values() for scale in each.scales] == [True, True, False]
    assert "Niet gevalideerd" in energy.source.nl
    cuts = [(scale.cut.at, scale.cut.side.value) for each in SHIPPED.values() for scale in each.scales if scale.cut]
    assert cuts == [(250, "at_least"), (250, "below")]


class OwnQuestionnaires(DeciderMachine):
    decider = QUESTIONNAIRE
    views = (QUESTIONNAIRES,)

    @rule(content=st.sampled_from([CALM, ILL, scale("Is er tijd?")]), looked=st.booleans(), role=st.sampled_from(Role))
    def import_one(self, content: Scale, looked: bool, role: Role) -> None:
        self.ask(importing(content, looked), Actor(ANNA, frozenset({role})))

    @rule(role=st.sampled_from(Role))
    def retire(self, role: Role) -> None:
        self.ask(RetireQuestionnaire(questionnaire=ID), Actor(ANNA, frozenset({role})))

    @invariant()
    def versions_count_on_and_every_one_is_kept(self) -> None:
        versions = [each for each in self.log if isinstance(each, QuestionnaireImported)]
        assert [each.version for each in versions] == list(range(1, len(versions) + 1))
        row = self.rows(QUESTIONNAIRES).get((ID,))
        kept = [*row.earlier, row.scales] if row else []
        assert kept == [each.scales for each in versions]


TestOwnQuestionnaires = OwnQuestionnaires.TestCase
