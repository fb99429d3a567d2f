"""The questionnaires that come with Werkbalans.

Source of the two scales of the NEA (Nationale Enquête Arbeidsomstandigheden, TNO/CBS): cbs.nl, rapport 2023/46, with
answers, scoring and cut-offs; content of cbs.nl under CC BY, naming CBS. The English words are our own translation.
Scales about health and burn-out are not shipped: such answers are data about health (GDPR 9), and a poll is about work.
"""

from collections.abc import Mapping

from domain.method import Text
from domain.questionnaires.content import Cut, Question, Questionnaire, Scale, Side

NEA = Text(
    "Nationale Enquête Arbeidsomstandigheden (NEA), TNO en CBS, beschreven op cbs.nl (2023).",
    "Netherlands Working Conditions Survey (NEA), TNO and CBS, described at cbs.nl (2023). English: our translation.",
)
DEMANDS = Questionnaire(
    key="nea_demands",
    version=1,
    title=Text("Taakeisen", "Task demands"),
    source=NEA,
    scales=(
        Scale(
            key="demands",
            title=Text("Taakeisen", "Task demands"),
            answers=(
                Text("nooit", "never"),
                Text("soms", "sometimes"),
                Text("vaak", "often"),
                Text("altijd", "always"),
            ),
            questions=(
                Question("fast", Text("Moet u erg snel werken?", "Do you have to work very fast?")),
                Question("much", Text("Moet u heel veel werk doen?", "Do you have to do a great deal of work?")),
                Question(
                    "hard",
                    Text(
                        "Moet u extra hard werken om iets af te krijgen?",
                        "Do you have to work extra hard to get it finished?",
                    ),
                ),
            ),
            validated=True,
            cut=Cut(250, Side.AT_LEAST, Text("hoge taakeisen", "high task demands")),
        ),
    ),
)
AUTONOMY = Questionnaire(
    key="nea_autonomy",
    version=1,
    title=Text("Zelfstandigheid in het werk", "Autonomy at work"),
    source=NEA,
    scales=(
        Scale(
            key="autonomy",
            title=Text("Zelfstandigheid in het werk", "Autonomy at work"),
            answers=(
                Text("nee", "no"),
                Text("ja, soms", "yes, sometimes"),
                Text("ja, regelmatig", "yes, regularly"),
            ),
            questions=(
                Question(
                    "how",
                    Text("Kunt u zelf beslissen hoe u uw werk uitvoert?", "Can you decide how you do your work?"),
                ),
                Question(
                    "order",
                    Text("Bepaalt u zelf de volgorde van uw werkzaamheden?", "Do you set the order of your tasks?"),
                ),
                Question("pace", Text("Kunt u zelf uw werktempo regelen?", "Can you set your own pace of work?")),
                Question(
                    "solutions",
                    Text(
                        "Moet u in uw werk zelf oplossingen bedenken om bepaalde dingen te doen?",
                        "Do you have to think of solutions yourself in your work?",
                    ),
                ),
                Question(
                    "leave",
                    Text("Kunt u verlof opnemen wanneer u dat wilt?", "Can you take leave when you want to?"),
                ),
            ),
            validated=True,
            cut=Cut(250, Side.BELOW, Text("weinig zelfstandigheid", "little autonomy")),
        ),
    ),
)
ENERGY = Questionnaire(
    key="energy",
    version=1,
    title=Text("Energie", "Energy"),
    source=Text(
        "Eigen vragen van Werkbalans. Niet gevalideerd: niet onderzocht of ze samen één ding meten.",
        "Werkbalans' own questions. Not validated: nobody examined whether they measure one thing together.",
    ),
    scales=(
        Scale(
            key="energy",
            title=Text("Energie", "Energy"),
            answers=(
                Text("helemaal mee oneens", "strongly disagree"),
                Text("mee oneens", "disagree"),
                Text("niet eens, niet oneens", "neither agree nor disagree"),
                Text("mee eens", "agree"),
                Text("helemaal mee eens", "strongly agree"),
            ),
            questions=(
                Question("gives", Text("Mijn werk geeft mij energie.", "My work gives me energy.")),
                Question("recharge", Text("Ik kan na het werk opladen.", "I can recharge after work.")),
                Question("steer", Text("Er is tijd om bij te sturen.", "There is time to adjust.")),
            ),
        ),
    ),
)
SHIPPED: Mapping[str, Questionnaire] = {each.name: each for each in (DEMANDS, AUTONOMY, ENERGY)}
