"""The words of every message. A message holds ids only; the names come when it is shown, if the reader may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class NoticeText:
    """title: a few words; text: one sentence with %(child)s; about: "een overleg", for an e-mail without names.

    place: where it can be read: "dossier", "plan", "meeting", "consent" or "signature".
    """

    title: Words
    text: Words
    about: Words
    place: str = "dossier"


ABOUT_ACTION = _("een afspraak")
ABOUT_BATON = _("de regie")
ABOUT_CONSENT = _("toestemming")
ABOUT_DOSSIER = _("een dossier")
ABOUT_MEETING = _("een overleg")
ABOUT_PLAN = _("een plan")
ABOUT_SIGNATURE = _("een handtekening")

TEXTS: dict[str, NoticeText] = {
    "participant_added": NoticeText(
        _("U doet mee"), _("U staat nu in de kring om %(child)s."), ABOUT_DOSSIER
    ),
    "baton_offered": NoticeText(
        _("Wilt u de regie?"), _("Iemand biedt u de regie aan voor het gezin van %(child)s."), ABOUT_BATON
    ),
    "baton_accepted": NoticeText(
        _("Nieuwe coördinator"),
        _("Het gezin van %(child)s heeft een andere coördinator. Die heeft nu de regie."),
        ABOUT_BATON,
    ),
    "baton_refused": NoticeText(
        _("U houdt de regie"),
        _("De regie voor het gezin van %(child)s is niet aangenomen. U blijft coördinator."),
        ABOUT_BATON,
    ),
    "action_made": NoticeText(
        _("Een afspraak voor u"), _("Er is een nieuwe afspraak voor u bij %(child)s."), ABOUT_ACTION
    ),
    "action_done": NoticeText(
        _("Een afspraak is klaar"), _("Een afspraak die u maakte bij %(child)s, is klaar."), ABOUT_ACTION
    ),
    "reminder_sent": NoticeText(
        _("Herinnering"), _("Er wacht iets op u bij %(child)s. Wilt u kijken?"), ABOUT_DOSSIER
    ),
    "reminder_sent.action": NoticeText(
        _("Herinnering: een afspraak"), _("Een afspraak van u bij %(child)s is nog niet klaar."), ABOUT_ACTION
    ),
    "reminder_sent.consent": NoticeText(
        _("Herinnering: toestemming"),
        _("Er is nog een vraag om toestemming voor %(child)s. Wilt u kijken?"),
        ABOUT_CONSENT,
        "consent",
    ),
    "reminder_sent.signature": NoticeText(
        _("Herinnering: uw handtekening"),
        _("Het plan van %(child)s wacht op uw handtekening."),
        ABOUT_SIGNATURE,
        "signature",
    ),
    "consent_asked": NoticeText(
        _("Vraag om toestemming"),
        _("Wilt u ja of nee zeggen op een vraag over %(child)s?"),
        ABOUT_CONSENT,
        "consent",
    ),
    "consent_answered": NoticeText(
        _("Antwoord op een vraag om toestemming"),
        _("Iemand gaf antwoord op een vraag om toestemming voor %(child)s."),
        ABOUT_CONSENT,
    ),
    "consent_withdrawn": NoticeText(
        _("Toestemming gestopt"),
        _("Een toestemming voor %(child)s is gestopt. Kijk wie er nu mee mag doen."),
        ABOUT_CONSENT,
    ),
    "route_moved": NoticeText(
        _("Een nieuwe stap"), _("%(child)s is bij een nieuwe stap van de route."), ABOUT_DOSSIER
    ),
    "route_ended": NoticeText(_("De route is klaar"), _("De route van %(child)s is klaar."), ABOUT_DOSSIER),
    "signal_raised": NoticeText(
        _("Een nieuw signaal"), _("Er is een nieuw signaal over %(child)s. Wilt u kijken?"), ABOUT_DOSSIER
    ),
    "note_written": NoticeText(
        _("Een nieuwe notitie"), _("Er staat een nieuwe notitie bij %(child)s."), ABOUT_DOSSIER
    ),
    "meeting_planned": NoticeText(
        _("Een overleg"), _("U bent uitgenodigd voor een overleg over %(child)s."), ABOUT_MEETING, "meeting"
    ),
    "meeting_moved": NoticeText(
        _("Het overleg is veranderd"),
        _("Het overleg over %(child)s is op een ander moment of een andere plek."),
        ABOUT_MEETING,
        "meeting",
    ),
    "meeting_cancelled": NoticeText(
        _("Het overleg gaat niet door"),
        _("Het overleg over %(child)s gaat niet door."),
        ABOUT_MEETING,
        "meeting",
    ),
    "meeting_answered": NoticeText(
        _("Antwoord op een uitnodiging"),
        _("Iemand zei of hij of zij komt naar het overleg over %(child)s."),
        ABOUT_MEETING,
        "meeting",
    ),
    "minutes_shown": NoticeText(
        _("Het verslag is klaar om te lezen"),
        _("Lees het verslag van het overleg over %(child)s. Ziet u het anders? Schrijf het erbij."),
        ABOUT_MEETING,
        "meeting",
    ),
    "other_view_added": NoticeText(
        _("Iemand ziet het anders"),
        _("Iemand schreef iets bij het verslag van het overleg over %(child)s."),
        ABOUT_MEETING,
        "meeting",
    ),
    "meeting_closed": NoticeText(
        _("Het overleg is afgesloten"),
        _("Lees wat er is afgesproken in het overleg over %(child)s."),
        ABOUT_MEETING,
        "meeting",
    ),
    "paragraph_written": NoticeText(
        _("Nieuwe woorden in het plan"),
        _("Iemand schreef iets in het plan van %(child)s."),
        ABOUT_PLAN,
        "plan",
    ),
    "pupil_told_back": NoticeText(
        _("Dit is er met jouw woorden gedaan"),
        _("Lees wat er is gedaan met wat jij zei."),
        ABOUT_PLAN,
        "plan",
    ),
    "goal_added": NoticeText(
        _("Een nieuw doel"), _("Er is een nieuw doel voor %(child)s."), ABOUT_PLAN, "plan"
    ),
    "plan_started": NoticeText(
        _("Er komt een plan"),
        _("De extra hulp voor %(child)s is begonnen. Er komt een plan (OPP)."),
        ABOUT_PLAN,
        "plan",
    ),
    "plan_to_sign": NoticeText(
        _("Wilt u tekenen?"),
        _("Het plan van %(child)s ligt klaar om te tekenen."),
        ABOUT_SIGNATURE,
        "signature",
    ),
    "plan_signed": NoticeText(
        _("Een handtekening"), _("Iemand heeft het plan van %(child)s getekend."), ABOUT_SIGNATURE, "plan"
    ),
    "plan_signature_refused": NoticeText(
        _("Iemand is het niet eens met het plan"),
        _("Iemand tekent het plan van %(child)s niet. Kijk waarom."),
        ABOUT_SIGNATURE,
        "plan",
    ),
    "plan_in_force": NoticeText(
        _("Het plan geldt"), _("Het plan van %(child)s is getekend en geldt nu."), ABOUT_PLAN, "plan"
    ),
}

# For somebody who may not see the dossier any more: no name, no content.
NOT_YOURS = NoticeText(
    _("Er is iets veranderd"),
    _("Er is iets veranderd in een dossier dat u niet meer volgt."),
    _("een dossier dat u niet meer volgt"),
    "",
)
NO_NAME = _("een kind")


def text_of(template: str, payload: Mapping[str, Any]) -> NoticeText:
    """The words of a message; what it is about may choose more exact words. Errors: KeyError without a text."""
    exact = TEXTS.get(f"{template}.{payload.get('about', '')}")
    return exact or TEXTS[template]
