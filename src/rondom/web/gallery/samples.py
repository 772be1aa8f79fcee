"""Invented people and things for the components page."""

import datetime as dt
from typing import Any, NamedTuple

from rondom.core import clock
from rondom.core.decision import refuse

STEPS = [
    {"key": "1", "title": "In de klas", "phase": "Preventie", "kind": "done", "note": "klaar 3 juni"},
    {"key": "2", "title": "Samen met ouders", "phase": "Preventie", "kind": "done", "note": "klaar 22 juni"},
    {
        "key": "3",
        "title": "Intern begeleider denkt mee",
        "phase": "Preventie",
        "kind": "done",
        "note": "klaar",
    },
    {
        "key": "4a",
        "title": "Begeleider passend onderwijs",
        "phase": "Hulp erbij",
        "kind": "here",
        "note": "sinds 12 oktober",
    },
    {
        "key": "4b",
        "title": "Schoolmaatschappelijk werk",
        "phase": "Hulp erbij",
        "kind": "may",
        "note": "mag ook, naast 4a",
    },
    {
        "key": "5",
        "title": "IHI-overleg",
        "phase": "Samen beslissen",
        "kind": "blocked",
        "note": "kan nog niet",
        "extra": "toestemming vader ontbreekt",
    },
    {"key": "6", "title": "Uitvoeren en terugkijken", "phase": "Doen", "kind": "later", "note": "later"},
]
RINGS = [
    {
        "title": "Thuis",
        "people": [
            {"name": "Rania Haddad", "role": "moeder, gezag"},
            {"name": "Thomas de Wit", "role": "vader, gezag"},
            {"name": "Lina", "role": "zus, 13 jaar", "initials": "LW"},
            {"name": "Opa George", "role": "haalt op dinsdag"},
        ],
    },
    {
        "title": "School",
        "people": [
            {"name": "Anouk Terpstra", "role": "intern begeleider", "note": "coördinator", "kind": "you"},
            {"name": "Daan Kuipers", "role": "leerkracht groep 5"},
            {"name": "Carla Meijerink", "role": "directeur"},
        ],
    },
    {
        "title": "Hulp",
        "people": [
            {"name": "Ilse van Rooij", "role": "begeleider passend onderwijs, SWV"},
            {"name": "Priya Ramdin", "role": "schoolmaatschappelijk werk"},
            {
                "name": "Marloes Brink",
                "role": "jeugdverpleegkundige, GGD",
                "note": "wacht op toestemming",
                "kind": "off",
            },
        ],
    },
]
CHECKS = [
    {"kind": "you", "word": "Aan u", "what": "Gesprek met Sami", "note": "vóór 16 november", "url": "#"},
    {
        "kind": "wait",
        "word": "Wacht op vader",
        "what": "Zijn beeld van Sami",
        "note": "gevraagd op 3 november",
    },
    {"kind": "done", "word": "Klaar", "what": "Kijken in de klas"},
]


class Score(NamedTuple):
    voice_label: str
    value: float
    scored_on: dt.date
    author_id: int


GOALS = [
    {
        "label": "Vier dagen op tijd op school",
        "unit": "dagen per week",
        "start": 1,
        "target": 4,
        "minimum": 0,
        "maximum": 5,
        "voices": [("Lina", 3), ("Ouders", 2.5), ("School", 3)],
        "scores": [
            Score("School", value, dt.date(2026, 9, 1) + dt.timedelta(days=after), 1)
            for value, after in ((1, 0), (2, 20), (3, 41))
        ],
    },
    {
        "label": "Zelf plannen",
        "unit": "cijfer van 1 tot 10",
        "start": 6,
        "target": 7,
        "minimum": 1,
        "maximum": 10,
        "voices": [("Lina", 6), ("School", 5)],
    },
]
STATUSES = [
    ("you", "Nu aan u"),
    ("done", "Getekend"),
    ("wait", "Wacht op vader"),
    ("late", "3 dagen te laat"),
    ("off", "Kan nog niet"),
    ("busy", "Loopt"),
    ("plan", "Gepland"),
    ("later", "Straks"),
    ("paper", "Op papier"),
    ("info", "Afgemeld: vader"),
]
REFUSED = refuse(
    "consent.missing",
    "De toestemming van vader ontbreekt. Zonder die toestemming mag de jeugdverpleegkundige niet meepraten.",
)


def events() -> list[dict[str, Any]]:
    now = clock.now()
    return [
        {"at": now - dt.timedelta(days=1), "what": "Herinnering gestuurd", "by": "door Rondom, aan vader"},
        {
            "at": now - dt.timedelta(days=400),
            "what": "Moeder schreef haar beeld van Sami",
            "by": "Rania Haddad",
        },
    ]


def days() -> list[dt.date]:
    return [clock.today() + dt.timedelta(days=distance) for distance in (-3, -1, 0, 1, 4, 300)]
