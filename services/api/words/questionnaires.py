"""Questionnaires in words: what the rules say, what can be wrong with a line of an import, the facts as sentences."""

from collections.abc import Mapping

from domain.kernel.events import Event
from domain.kernel.refusals import Refusal
from domain.method import Text
from domain.questionnaires import decider as d
from domain.questionnaires import refusals as r
from domain.questionnaires.importing import Trouble
from infra.language import gettext as _
from infra.language import language
from services.api.words.names import Names
from services.api.words.wording import NOT_FOUND, Wording

WORDINGS: Mapping[type[Refusal], Wording] = {
    r.QuestionnaireUnknown: NOT_FOUND,
    r.QuestionnaireHasFaults: Wording(
        422,
        Text("Er staan fouten in het bestand", "There are mistakes in the file"),
        Text(
            "{faults} regels zijn niet te lezen. Verbeter ze en probeer het opnieuw; er is niets bewaard.",
            "{faults} lines cannot be read. Correct them and try again; nothing was kept.",
        ),
    ),
    r.QuestionnaireAsksAboutHealth: Wording(
        422,
        Text("Deze vragen lijken over gezondheid te gaan", "These questions seem to be about health"),
        Text(
            "{questions} vragen lijken over gezondheid of burn-out te gaan. Een werkgever mag daar niet zomaar naar"
            " vragen (AVG, artikel 9). Vraag naar het werk. Klopt het toch, zeg dan dat je ernaar gekeken hebt.",
            "{questions} questions seem to be about health or burn-out. An employer may not simply ask that (GDPR,"
            " article 9). Ask about the work. If it is right all the same, say that you looked at it.",
        ),
    ),
    r.QuestionnaireIsRetired: Wording(
        409,
        Text("Deze vragenlijst is weggelegd", "This questionnaire was put aside"),
        Text("Voeg een nieuwe vragenlijst toe.", "Add a new questionnaire."),
    ),
}
TROUBLES: Mapping[Trouble, Text] = {
    Trouble.UNREADABLE: Text("Dit is geen CSV of JSON.", "This is neither CSV nor JSON."),
    Trouble.NO_COLUMNS: Text(
        "De eerste regel noemt de kolommen niet: scale, question en answers.",
        "The first line does not name the columns: scale, question and answers.",
    ),
    Trouble.NO_QUESTIONS: Text("Er staan geen vragen in.", "There are no questions in it."),
    Trouble.TOO_MANY: Text("Een vragenlijst heeft hooguit 40 vragen.", "A questionnaire has at most 40 questions."),
    Trouble.SCALE_MISSING: Text("De naam van de schaal ontbreekt.", "The name of the scale is missing."),
    Trouble.QUESTION_MISSING: Text("De vraag ontbreekt.", "The question is missing."),
    Trouble.TOO_LONG: Text("Dit is te lang: hooguit 300 tekens.", "This is too long: at most 300 characters."),
    Trouble.CONTROL_CHARACTER: Text("Er staat een onzichtbaar teken in.", "There is an invisible character in it."),
    Trouble.REVERSED_UNCLEAR: Text(
        "Bij reversed hoort ja of nee (of niets).", "With reversed belongs yes or no (or nothing)."
    ),
    Trouble.ANSWERS_MISSING: Text(
        "De antwoorden ontbreken: nooit|soms|vaak|altijd.", "The answers are missing: never|sometimes|often|always."
    ),
    Trouble.ANSWERS_NUMBER: Text("Geef twee tot zeven antwoorden.", "Give two to seven answers."),
    Trouble.ANSWERS_DIFFER: Text(
        "Deze antwoorden zijn anders dan eerder in dezelfde schaal.",
        "These answers are not those of the same scale before.",
    ),
    Trouble.ENGLISH_NUMBER: Text(
        "Er zijn niet evenveel Engelse antwoorden als Nederlandse.",
        "There are not as many English answers as Dutch ones.",
    ),
    Trouble.QUESTION_TWICE: Text("Deze vraag staat er twee keer in.", "This question is in it twice."),
}


def tell(event: Event, _names: Names) -> str | None:
    """What happened, as a sentence that follows on who did it."""
    match event:
        case d.QuestionnaireImported(title=title, version=version):
            words = _("voegde versie %(version)s van de vragenlijst “%(title)s” toe.")
            return words % {"version": version, "title": title.to(language())}
        case d.QuestionnaireRetired():
            return _("legde een vragenlijst weg.")
        case _other:
            return None
