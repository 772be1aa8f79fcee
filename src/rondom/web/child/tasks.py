"""What somebody does to make a fact of the route come true: words, address and who."""

from dataclasses import dataclass
from typing import TypeAlias

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from rondom.meetings.terms import MeetingKind
from rondom.people.terms import Role
from rondom.triage.terms import TRIAGE_ROLES

Words: TypeAlias = str | Promise

STEERS = "steers"
SCHOOL = "school"
PROFESSIONAL = "professional"
PARENTS = "parents"
EXPERT = "expert"
TEAM = "team"
CARE = "care"
ADVISING = frozenset({Role.IB, Role.CARE_COORDINATOR, Role.SWV_ADVISOR, Role.SWV_COORDINATOR})


@dataclass(frozen=True, slots=True)
class Task:
    """who: steers, school, professional, parents, expert, team (does the triage) or care (sees the triage). wait: what others read. {child} is the call name."""

    title: Words
    text: Words
    button: Words
    view: str
    who: str
    wait: Words
    query: str = ""


TASKS: dict[str, Task] = {
    "note.signal": Task(
        _("Leg vast wat u ziet bij {child}"),
        _("Een signaal heeft drie delen: met wie u sprak, wat u ziet en wat u afspreekt."),
        _("Signaal vastleggen"),
        "child:note_new",
        SCHOOL,
        _("Wacht op school"),
        "?soort=signal",
    ),
    "note.signal_with_parents": Task(
        _("Praat eerst met de ouders van {child}"),
        _("Sprak u hen? Zet dat dan in het signaal. Pas daarna gaat de route verder."),
        _("Signaal vastleggen"),
        "child:note_new",
        SCHOOL,
        _("Wacht op school"),
        "?soort=signal",
    ),
    "note.talk_with_parents": Task(
        _("Praat met de ouders van {child} en leg het vast"),
        _("Schrijf op wanneer en met wie u sprak, wat er speelt en wat u afspreekt."),
        _("Gesprek met ouders vastleggen"),
        "child:note_new",
        SCHOOL,
        _("Wacht op school"),
        "?soort=talk",
    ),
    "note.advice": Task(
        _("Geef advies over {child}"),
        _("Denk mee met de leerkracht en de ouders en schrijf uw advies op."),
        _("Advies vastleggen"),
        "child:note_new",
        EXPERT,
        _("Wacht op advies"),
        "?soort=advice",
    ),
    "participant.parents": Task(
        _("Praat eerst met de ouders van {child}"),
        _("De ouders horen er vanaf het begin bij. Daarna kunt u anderen vragen."),
        _("Zet de ouders erbij"),
        "child:people_add",
        PROFESSIONAL,
        _("Wacht op school"),
    ),
    "participant.swv_advisor": Task(
        _("Vraag een begeleider passend onderwijs erbij"),
        _("Kies wie meehelpt in de klas, en schrijf op waarom."),
        _("Kies een begeleider"),
        "child:people_add",
        STEERS,
        _("Wacht op de coördinator"),
    ),
    "participant.social_worker": Task(
        _("Vraag de schoolmaatschappelijk werker erbij"),
        _("Kies wie met het gezin praat, en schrijf op waarom."),
        _("Kies een maatschappelijk werker"),
        "child:people_add",
        STEERS,
        _("Wacht op de coördinator"),
    ),
    "participant.care_provider": Task(
        _("Vraag de hulpverlener van het gezin erbij"),
        _("Wie de hulp geeft, praat mee in het IHI-overleg."),
        _("Kies een hulpverlener"),
        "child:people_add",
        STEERS,
        _("Wacht op de coördinator"),
    ),
    "participant.second_school": Task(
        _("Vraag een andere school mee te denken over {child}"),
        _("Kies wie u vraagt. Het gezin kiest daarna wat die school leest."),
        _("Kies een andere school"),
        "second_school:ask",
        STEERS,
        _("Wacht op de coördinator"),
    ),
    "second_school.parts_chosen": Task(
        _("Het gezin kiest wat de andere school leest"),
        _("Bel het gezin als het lang duurt. U kunt niet voor hen kiezen."),
        _("Bekijk hoever het is"),
        "second_school:ask",
        STEERS,
        _("Wacht op het gezin"),
    ),
    "hearing.done": Task(
        _("Praat met {child} en leg vast wat {child} zegt"),
        _("{child} kiest zelf hoe: praten, tekenen of iemand anders laten vertellen."),
        _("Gesprek met {child} vastleggen"),
        "plan:hearing",
        PROFESSIONAL,
        _("Wacht op school"),
    ),
    "view.parents": Task(
        _("Schrijf op hoe u naar {child} kijkt"),
        _("Wat gaat goed, wat is lastig en wat wilt u? U schrijft het in uw eigen woorden."),
        _("Schrijf uw beeld van {child}"),
        "family:words",
        PARENTS,
        _("Wacht op ouders"),
    ),
    "view.school": Task(
        _("Schrijf op hoe de school naar {child} kijkt"),
        _("Wat gaat goed, wat is lastig en wat wilt u? Dit komt in het groeidocument."),
        _("Beeld van school opschrijven"),
        "plan:document",
        SCHOOL,
        _("Wacht op school"),
    ),
    **{
        f"meeting.{kind}_{state}": Task(
            format_lazy(_("Houd het {kind} over {{child}}"), kind=kind.label),
            _("Plan het overleg, of leg vast wat er is besproken."),
            _("Naar het overleg"),
            "meeting:plan",
            STEERS,
            _("Wacht op het overleg"),
        )
        for kind in MeetingKind
        if kind != MeetingKind.TALK
        for state in ("planned", "closed")
    },
    **{
        name: Task(
            _("Vraag het gezin van {child} om toestemming"),
            _("Wie van buiten de school meedenkt, doet dat alleen als het gezin dat goedvindt."),
            _("Toestemming vragen"),
            "child:consent_ask",
            STEERS,
            _("Wacht op het gezin"),
        )
        for name in ("consent.swv", "consent.social_work", "consent.care")
    },
    "plan.hypotheses": Task(
        _("Schrijf minstens twee mogelijke verklaringen op"),
        _("Wat kan er bij {child} meespelen? Toets altijd meer dan één verklaring."),
        _("Naar de verklaringen"),
        "plan:document",
        SCHOOL,
        _("Wacht op school"),
    ),
    "plan.needs": Task(
        _("Schrijf op wat {child} nodig heeft"),
        _("Ook wat de leerkracht en de ouders nodig hebben."),
        _("Naar het groeidocument"),
        "plan:document",
        STEERS,
        _("Wacht op de coördinator"),
    ),
    "view.all": Task(
        _("Zorg dat iedereen zijn beeld van {child} geeft"),
        _("Ouders, kind, school en zorg schrijven op hoe zij het zien, of zeggen dat zij niets toevoegen."),
        _("Bekijk de beelden"),
        "plan:document",
        STEERS,
        _("Wacht op de beelden van iedereen"),
    ),
    "result.recorded": Task(
        _("Leg vast wie {child} het best kan helpen"),
        _("Kies wat er gebeurt en wie dat doet."),
        _("Leg het resultaat vast"),
        "child:result",
        STEERS,
        _("Wacht op de coördinator"),
    ),
    "plan.goals_set": Task(
        _("Kies samen de doelen voor {child}"),
        _("Doelen komen na de beelden van iedereen."),
        _("Naar de doelen"),
        "plan:document",
        STEERS,
        _("Wacht op de coördinator"),
    ),
    "plan.goal_actions": Task(
        _("Spreek bij elk doel voor {child} af wie wat doet"),
        _("Een doel zonder actie gebeurt niet. Kies per doel wie het doet, en wanneer."),
        _("Naar de doelen"),
        "plan:document",
        STEERS,
        _("Wacht op de coördinator"),
    ),
    **{
        name: Task(
            title,
            _("Het sociaal team kijkt wat voor vraag er is, en wat nodig is."),
            _("Open de triage"),
            "triage:page",
            TEAM,
            _("Wacht op het sociaal team"),
        )
        for name, title in (
            ("triage.confirmed", _("Laat de triage van {child} bevestigen")),
            ("triage.closed", _("Rond de triage van {child} af")),
        )
    },
    "registration.checked": Task(
        _("Ga na waar {child} bekend is"),
        _("Bij de GGD, leerplicht en Zorg voor Jeugd. De ouders horen dat u dit doet."),
        _("Naar de registraties"),
        "triage:page",
        CARE,
        _("Wacht op de registraties"),
    ),
    "process_regie.in_force": Task(
        _("Kies wie de procesregie heeft voor {child}"),
        _(
            "De tabel geeft een voorstel, met de zin waarom. Anders kiezen kan, als beide kanten akkoord gaan."
        ),
        _("Naar de procesregie"),
        "triage:page",
        CARE,
        _("Wacht op de procesregie"),
    ),
    "plan.in_force": Task(
        _("Laat het plan van {child} tekenen"),
        _("Het plan geldt als iedereen die dat moet, heeft getekend."),
        _("Naar het plan"),
        "plan:plan",
        STEERS,
        _("Wacht op handtekeningen"),
    ),
    "plan.evaluated": Task(
        _("Kijk samen terug op de doelen van {child}"),
        _("Helpt het? En wat is er nu nodig?"),
        _("Naar het terugkijken"),
        "plan:evaluations",
        STEERS,
        _("Wacht op de coördinator"),
    ),
}


def can_do(task: Task, *, role: str, is_family: bool, at_school: bool, steers: bool, sees_care: bool) -> bool:
    """Whether a task is for somebody in this hat. The policy still decides when he presses."""
    if is_family:
        return task.who == PARENTS and role == Role.PARENT
    fits = {
        STEERS: steers,
        SCHOOL: at_school,
        PROFESSIONAL: True,
        EXPERT: steers or role in ADVISING,
        TEAM: sees_care and role in TRIAGE_ROLES,
        CARE: sees_care,
    }
    return fits.get(task.who, False)
