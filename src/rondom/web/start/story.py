"""Who the people of the demo are, in words for the demo start page."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.people.terms import FAMILY_ROLES, OFFICE_ROLES, OrganisationKind

SCHOOL = gettext_lazy("School")
PARTNERS = gettext_lazy("Samenwerkingsverband en hulp")
FAMILY = gettext_lazy("Gezin")
MANAGEMENT = gettext_lazy("Beheer")
GROUPS = (SCHOOL, PARTNERS, FAMILY, MANAGEMENT)

# Family members have no role in an organisation, so their part is told here. Key: the name before the @.
PARTS = {
    "anouk": (
        gettext_lazy("intern begeleider"),
        gettext_lazy("Houdt de draad vast voor Sami en belt met iedereen."),
    ),
    "daan": (
        gettext_lazy("leerkracht"),
        gettext_lazy("Heeft Sami in de klas en gaf het eerste signaal."),
    ),
    "carla": (gettext_lazy("directeur"), gettext_lazy("Tekent namens de basisschool.")),
    "esra": (
        gettext_lazy("intern begeleider"),
        gettext_lazy("Werkt op dezelfde school en neemt het werk over als het nodig is."),
    ),
    "femke": (
        gettext_lazy("intern begeleider"),
        gettext_lazy("Begint vandaag op de basisschool en krijgt een rondleiding."),
    ),
    "hanneke": (
        gettext_lazy("ondersteuningscoördinator"),
        gettext_lazy("Kent Lina en haar klas op het lyceum."),
    ),
    "ruben": (gettext_lazy("leerkracht"), gettext_lazy("Is de mentor van Lina.")),
    "ilse": (
        gettext_lazy("begeleider passend onderwijs"),
        gettext_lazy("Denkt mee met de school. Zij heeft twee rollen en kiest."),
    ),
    "jorrit": (
        gettext_lazy("coördinator passend onderwijs"),
        gettext_lazy("Ziet waar kinderen wachten en leidt het overleg."),
    ),
    "noor": (
        gettext_lazy("begeleider onderwijs en zorg"),
        gettext_lazy("Denkt mee als er op school en thuis iets nodig is."),
    ),
    "olga": (gettext_lazy("orthopedagoog"), gettext_lazy("Kijkt mee wat een kind nodig heeft om te leren.")),
    "karim": (
        gettext_lazy("kind-ouderondersteuner"),
        gettext_lazy("Helpt ouders en kind, op school en thuis."),
    ),
    "wessel": (
        gettext_lazy("schoolagent"),
        gettext_lazy("Komt erbij als het gaat over veiligheid buiten de school."),
    ),
    "tamar": (
        gettext_lazy("trajectbegeleider"),
        gettext_lazy("Begeleidt een traject van het samenwerkingsverband."),
    ),
    "priya": (
        gettext_lazy("schoolmaatschappelijk werker"),
        gettext_lazy("Praat met het gezin over thuis."),
    ),
    "bram": (gettext_lazy("jeugd- en gezinshulpverlener"), gettext_lazy("Helpt het gezin thuis.")),
    "marloes": (
        gettext_lazy("jeugdverpleegkundige"),
        gettext_lazy("Kijkt mee naar gezondheid en ontwikkeling."),
    ),
    "samira": (
        gettext_lazy("procescoördinator"),
        gettext_lazy("Let namens de gemeente op dat niemand blijft wachten."),
    ),
    "maaike": (
        gettext_lazy("casemanager jeugd"),
        gettext_lazy("Pakt vragen van gezinnen op bij het sociaal team."),
    ),
    "jesse": (
        gettext_lazy("gedragswetenschapper sociaal team"),
        gettext_lazy("Bevestigt hoe zwaar een vraag is."),
    ),
    "sofie": (
        gettext_lazy("medewerker aanmeldteam"),
        gettext_lazy("Neemt vragen van gezinnen aan bij het sociaal team."),
    ),
    "koen": (
        gettext_lazy("medewerker stagnatiepunt"),
        gettext_lazy("Brengt mensen bij elkaar als het vastloopt. Beslist niet."),
    ),
    "mila": (
        gettext_lazy("gedragswetenschapper onderwijs"),
        gettext_lazy("Helpt scholen met wat kinderen nodig hebben."),
    ),
    "bas": (
        gettext_lazy("lid bovenschools ondersteuningsteam"),
        gettext_lazy("Denkt mee als een school het niet meer weet."),
    ),
    "nadine": (
        gettext_lazy("regievoerder zorgplicht"),
        gettext_lazy("Let namens het bestuur op kinderen die niet naar school gaan."),
    ),
    "peter": (
        gettext_lazy("deelcoördinator"),
        gettext_lazy("Brengt de regievoerders van een deel van de regio bij elkaar."),
    ),
    "yasmin": (
        gettext_lazy("coördinator deelverband"),
        gettext_lazy("Kent arrangementen toe."),
    ),
    "joke": (
        gettext_lazy("lid commissie van begeleiding"),
        gettext_lazy("Beslist mee over extra begeleiding op school."),
    ),
    "hugo": (
        gettext_lazy("lid expertise- en consultatieteam"),
        gettext_lazy("Denkt mee over de moeilijkste vragen."),
    ),
    "theo": (
        gettext_lazy("leerplichtambtenaar"),
        gettext_lazy("Komt erbij als een kind niet naar school gaat."),
    ),
    "fenna": (
        gettext_lazy("beheerder"),
        gettext_lazy("Regelt mensen, scholen en routes. Ziet geen kinderen."),
    ),
    "ria": (
        gettext_lazy("functionaris gegevensbescherming"),
        gettext_lazy("Beantwoordt verzoeken van gezinnen. Ziet geen dossiers."),
    ),
    "rania": (gettext_lazy("moeder"), gettext_lazy("Moeder van Sami en Lina. Beslist samen met Thomas.")),
    "thomas": (gettext_lazy("vader"), gettext_lazy("Vader van Sami en Lina. Woont op een ander adres.")),
    "zeynep": (gettext_lazy("moeder"), gettext_lazy("Moeder van Elif. Leest liever Turks.")),
    "sami": (gettext_lazy("leerling, 8 jaar"), gettext_lazy("Zit in groep 5. Ziet zijn eigen bladzijde.")),
    "lina": (
        gettext_lazy("leerling, 13 jaar"),
        gettext_lazy("Zit in de tweede klas. Vertelt zelf wat zij nodig heeft."),
    ),
}


@dataclass(frozen=True, slots=True)
class Player:
    """One button on the demo page."""

    account_id: int
    key: str
    name: str
    role: str
    organisation: str
    part: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    players: tuple[Player, ...]


def groups(accounts: Iterable[Any]) -> list[Group]:
    """The accounts of the demo, grouped; somebody who is not in the story stands under his role."""
    found: dict[str, list[Player]] = {str(title): [] for title in GROUPS}
    for account in accounts:
        if account.person:
            memberships = list(account.person.memberships.all())
            found[str(_group_of(memberships))].append(_player(account, memberships))
    return [Group(title, tuple(players)) for title, players in found.items() if players]


def _group_of(memberships: list[Any]) -> Any:
    if not memberships or memberships[0].role in FAMILY_ROLES:
        return FAMILY
    if memberships[0].role in OFFICE_ROLES:
        return MANAGEMENT
    at_school = memberships[0].organisation.kind == OrganisationKind.SCHOOL
    return SCHOOL if at_school else PARTNERS


def _player(account: Any, memberships: list[Any]) -> Player:
    key = account.email.partition("@")[0]
    role = memberships[0].get_role_display() if memberships else _("ouder of leerling")
    told, part = PARTS.get(key, (role, ""))
    return Player(
        account_id=account.pk,
        key=key,
        name=account.person.name,
        role=str(told),
        organisation=memberships[0].organisation.name if memberships else "",
        part=str(part),
    )
