"""What signals of work pressure and energy are about: the first template's list, in our own words."""

from domain.method.template import Text, Theme

THEMES_1 = (
    Theme(
        "planning",
        Text("Planning en rooster", "Planning and roster"),
        Text("Diensten, pauzes, ruilen, oproepen.", "Shifts, breaks, swaps, being called in."),
    ),
    Theme(
        "staffing",
        Text("Bezetting", "Staffing"),
        Text("Genoeg mensen, ziekte, vacatures, inwerken.", "Enough people, illness, vacancies, new colleagues."),
    ),
    Theme(
        "tasks",
        Text("Taken en inhoud van het werk", "Tasks and content of the work"),
        Text("Hoeveel werk, hoe zwaar, hoe afwisselend.", "How much work, how heavy, how varied."),
    ),
    Theme(
        "tools",
        Text("Middelen en administratie", "Tools and administration"),
        Text("Systemen, hulpmiddelen, registreren.", "Systems, aids, paperwork."),
    ),
    Theme(
        "cooperation",
        Text("Samenwerking", "Cooperation"),
        Text("In het team, met andere teams, met cliënten.", "In the team, with other teams, with clients."),
    ),
    Theme(
        "leadership",
        Text("Leiding en steun", "Leadership and support"),
        Text("Aandacht, duidelijkheid, waardering.", "Attention, clarity, appreciation."),
    ),
    Theme(
        "autonomy",
        Text("Ruimte om zelf te regelen", "Room to arrange things yourself"),
        Text("Zelf bepalen hoe, wanneer en in welk tempo.", "Deciding how, when and at what pace."),
    ),
    Theme(
        "skills",
        Text("Kennis en ontwikkeling", "Skills and development"),
        Text("Leren, scholing, talent gebruiken.", "Learning, training, using your talents."),
    ),
    Theme(
        "workplace",
        Text("Werkplek en lichamelijk werk", "Workplace and physical work"),
        Text("Ruimte, geluid, tillen, veiligheid.", "Space, noise, lifting, safety."),
    ),
    Theme(
        "home",
        Text("Werk en privé", "Work and private life"),
        Text("Bereikbaar zijn, opladen, zorg thuis.", "Being reachable, recharging, care at home."),
    ),
    Theme(
        "change",
        Text("Verandering en onzekerheid", "Change and uncertainty"),
        Text("Reorganisatie, nieuwe regels, toekomst.", "Reorganisation, new rules, the future."),
    ),
    Theme(
        "other",
        Text("Iets anders", "Something else"),
        Text("Wat in geen van deze past.", "What fits none of these."),
    ),
)
