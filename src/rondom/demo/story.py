"""What happened to the children of the demo region before today. All words are invented."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from rondom.consent.operations import answer_consent
from rondom.core import clock
from rondom.demo.extra_help import build_extra_help
from rondom.demo.people import Demo
from rondom.demo.stuck_story import lina_is_away, mother_presses, point_looks
from rondom.dossiers import operations as dossiers
from rondom.dossiers.models import Dossier, Participant
from rondom.dossiers.rights import operations as rights
from rondom.meetings.operations import plan_meeting
from rondom.meetings.operations.papers import add_papers
from rondom.meetings.operations.year import plan_year
from rondom.meetings.year import kinds_of_school, proposed_days
from rondom.meetings.year_plan import school_year_of
from rondom.notes.operations import NoteText, raise_signal, write_note
from rondom.notifications.operations import mark_all_read
from rondom.plans.operations import goals, hearing, opp, picture, signing, writing
from rondom.routes import operations as routes
from rondom.sending.grounds import Receiver
from rondom.sending.operations import send_parts
from rondom.triage import operations as triages


@contextmanager
def days_ago(days: int, *, hour: int = 10) -> Iterator[dt.date]:
    """Act on an earlier day, at a whole hour in the Netherlands (about)."""
    moment = (clock.now() - dt.timedelta(days=days)).replace(hour=hour, minute=12, second=0, microsecond=0)
    with clock.set_to(moment):
        yield clock.today()


def build_story(demo: Demo) -> None:
    sami = _sami_until_step_4a(demo)
    _sami_rights(demo, sami)
    _sami_views(demo, sami)
    _lina(demo)
    _elif(demo)
    with days_ago(10):
        build_extra_help(demo, sami)
    with days_ago(9):
        for actor in demo.actors.values():
            mark_all_read(actor)
    _sami_today(demo, sami)
    _sami_sent(demo, sami)
    _elif_stuck(demo)
    lina_is_away(demo, Dossier.objects.get(pupil=demo.pupils["lina"]))
    _year_of_the_vaart(demo)


def _year_of_the_vaart(demo: Demo) -> None:
    """The four ZATs of this school year, or those that still fit in it."""
    hanneke = demo.actors["hanneke"]
    school_id = demo.organisations["vaart"].pk
    free = kinds_of_school(hanneke.region_id, school_id).free
    year = school_year_of(clock.today())
    days = proposed_days(school_id, kind="zat", free=free, year=year, count=4, weekday=3)
    if days:
        plan_year(hanneke, kind="zat", days=days, begins=dt.time(14), ends=dt.time(16), place="lokaal 12")


def _note(with_whom: str, what: str, agreements: str, *, with_parents: bool = False) -> NoteText:
    return NoteText(
        talked_with=with_whom,
        talked_on=clock.today(),
        what=what,
        agreements=agreements,
        no_agreements=not agreements,
        with_parents=with_parents,
    )


def _ask(
    demo: Demo, dossier: Dossier, by: str, for_whom: str, explanation: str, categories: list[str]
) -> int:
    consent = dossiers.ask_consent(
        demo.actors[by],
        dossier_id=dossier.pk,
        membership_id=demo.actors[for_whom].membership_id or 0,
        purpose="think_along",
        categories=categories,
        valid_until=clock.today() + dt.timedelta(days=300),
        explanation=explanation,
    )
    return consent.pk


def _join(demo: Demo, dossier: Dossier, by: str, who: str, reason: str) -> None:
    dossiers.add_participant(
        demo.actors[by],
        dossier_id=dossier.pk,
        membership_id=demo.actors[who].membership_id or 0,
        reason=reason,
    )


def _sami_until_step_4a(demo: Demo) -> Dossier:
    anouk, daan = demo.actors["anouk"], demo.actors["daan"]
    with days_ago(160):
        text = _note(
            "moeder en vader",
            "Sami komt moeilijk tot werken als het druk is in de klas. Lezen gaat langzaam.",
            "Een vaste plek voor in de klas en elke dag tien minuten samen lezen.",
            with_parents=True,
        )
        note = raise_signal(daan, pupil_id=demo.pupils["sami"].pk, text=text)
        sami = Dossier.objects.get(pk=note.dossier_id)
        routes.start_route(anouk, dossier_id=sami.pk, route_key="ihi")
        _join(demo, sami, "anouk", "carla", "directeur van de school")
    with days_ago(142):
        routes.move(anouk, dossier_id=sami.pk, leaving="1", to="2")
        text = _note("moeder, vader en Sami", "De vaste plek helpt. Na de pauze is het nog moeilijk.", "Wij kijken drie weken.", with_parents=True)  # fmt: skip
        write_note(daan, dossier_id=sami.pk, kind="talk", text=text)
    with days_ago(118):
        routes.move(anouk, dossier_id=sami.pk, leaving="2", to="3")
    with days_ago(70):
        text = _note("leerkracht", "Advies: een dagrooster op tafel en een rustig moment na elke pauze.", "Daan probeert dit zes weken.")  # fmt: skip
        write_note(anouk, dossier_id=sami.pk, kind="advice", text=text)
        swv = _ask(demo, sami, "anouk", "ilse", "Kijkt in de klas mee en geeft de leerkracht advies.", ["education", "process"])  # fmt: skip
        smw = _ask(demo, sami, "anouk", "priya", "Praat met u over wat thuis en op school helpt.", ["education", "family", "care"])  # fmt: skip
    with days_ago(66, hour=19):
        for consent in (swv, smw):
            for parent in ("rania", "thomas"):
                answer_consent(demo.actors[parent], consent_id=consent, answer="yes")
    with days_ago(41):
        _join(demo, sami, "anouk", "ilse", "denkt mee over de hulp in de klas")
        _join(demo, sami, "anouk", "priya", "helpt het gezin met de wisseldagen")
        routes.move(anouk, dossier_id=sami.pk, leaving="3", to="4a")
    return sami


def _sami_rights(demo: Demo, sami: Dossier) -> None:
    """Mother says how it was, and asks the school to mend a date: it waits at the desk of Ria."""
    with days_ago(20, hour=20):
        rania = demo.actors["rania"]
        rights.add_statement(rania, dossier_id=sami.pk, text="Sami was in september twee weken ziek. Daardoor ging het lezen toen minder goed.")  # fmt: skip
        rights.request_right(rania, dossier_id=sami.pk, kind="correct", text="Wij spraken elkaar op 3 juli en niet op 4 juli. Wilt u dat verbeteren?")  # fmt: skip


def _views(demo: Demo, dossier: Dossier, who: str, *words: str) -> None:
    for section, text in zip(("goes_well", "is_hard", "wish"), words, strict=True):
        writing.write_paragraph(demo.actors[who], dossier_id=dossier.pk, section=section, text=text)


def _sami_views(demo: Demo, sami: Dossier) -> None:
    with days_ago(16):
        text = _note("Sami en de klas", "In kleine groepjes werkt Sami goed. Bij drukte haakt hij na tien minuten af.", "Een werkplek bij het raam.")  # fmt: skip
        write_note(demo.actors["ilse"], dossier_id=sami.pk, kind="advice", text=text)
        _views(
            demo,
            sami,
            "daan",
            "Hij begint vlot als de taak kort en duidelijk is.",
            "In de grote groep haakt hij na tien minuten af. Lezen gaat langzaam.",
            "Weten wat helpt op drukke momenten. Ook voor mij.",
        )
        routes.answer_key_question(
            demo.actors["daan"],
            dossier_id=sami.pk,
            question="pupil",
            text="Een vaste plek, een dagrooster dat hij zelf kan zien en een rustig moment na elke pauze.",
        )
    with days_ago(14, hour=19):
        _views(
            demo,
            sami,
            "rania",
            "Sami vertelt thuis weer over school.",
            "Na school is hij op. Dan wordt hij snel boos.",
            "Rust na schooltijd. En één vast aanspreekpunt.",
        )
    with days_ago(12):
        _views(
            demo,
            sami,
            "priya",
            "Moeder en Sami hebben een sterke band. Opa helpt mee.",
            "Wisselen tussen twee huizen kost Sami veel energie.",
            "Een vast ritme op de wisseldagen.",
        )


def _action(demo: Demo, dossier: Dossier, by: str, owner: str, what: str, due_on: dt.date) -> None:
    dossiers.make_action(
        demo.actors[by], dossier_id=dossier.pk, what=what, due_on=due_on, owner_id=demo.people[owner].pk
    )


def _sami_today(demo: Demo, sami: Dossier) -> None:
    """Father has not answered, an agreement is late, and a meeting is planned: what people meet on the first day."""
    today = clock.today()
    with days_ago(18):
        ggd = _ask(demo, sami, "anouk", "marloes", "Denkt mee over slapen en gezondheid.", ["process", "education", "absence"])  # fmt: skip
        _join(demo, sami, "anouk", "marloes", "denkt mee over slapen")
        _action(
            demo, sami, "anouk", "anouk", "Vraagt de uitslag van de leestest op", today - dt.timedelta(days=6)
        )
        _action(demo, sami, "anouk", "daan", "Legt elke ochtend het dagrooster op Sami’s tafel", today + dt.timedelta(days=30))  # fmt: skip
        _action(demo, sami, "anouk", "rania", "Leest vier avonden per week tien minuten met Sami", today + dt.timedelta(days=30))  # fmt: skip
    with days_ago(15, hour=19):
        answer_consent(demo.actors["rania"], consent_id=ggd, answer="yes")
    day = today + dt.timedelta(days=(1 - today.weekday()) % 7 or 7)
    start = dt.datetime.combine(day, dt.time(14, 30), tzinfo=clock.now().astimezone().tzinfo)
    people = (
        Participant.objects.filter(dossier=sami).exclude(capacity="youth_nurse").values_list("pk", flat=True)
    )
    meeting = plan_meeting(
        demo.actors["anouk"],
        dossier_id=sami.pk,
        kind="ihi",
        starts_at=start,
        ends_at=start + dt.timedelta(minutes=45),
        place="De Klimboom, lokaal 4",
        goal="Samen begrijpen wat Sami nodig heeft en doelen kiezen",
        participant_ids=list(people),
    )
    add_papers(demo.actors["anouk"], meeting_id=meeting.pk, keys=["growth:wish"])


def _sami_sent(demo: Demo, sami: Dossier) -> None:
    """His teacher gets what the parents wish for, to read before the talk."""
    daan = demo.actors["daan"]
    with days_ago(8):
        send_parts(
            demo.actors["anouk"],
            dossier_id=sami.pk,
            receiver=Receiver(
                organisation_id=demo.organisations["klimboom"].pk,
                region_id=sami.region_id,
                role=daan.role,
                person_id=daan.person_id,
            ),
            keys=["growth:wish", "growth:goes_well"],
            last_on=clock.today() + dt.timedelta(days=21),
        )


def _lina(demo: Demo) -> None:
    """Lina's plan lies ready: school and mother signed, father and Lina have not."""
    hanneke = demo.actors["hanneke"]
    with days_ago(60):
        text = _note("Lina en haar ouders", "Lina slaapt slecht en mist de eerste lessen. Grote opdrachten lukken niet.", "Ruben praat elke week met Lina.", with_parents=True)  # fmt: skip
        note = raise_signal(hanneke, pupil_id=demo.pupils["lina"].pk, text=text)
        lina = Dossier.objects.get(pk=note.dossier_id)
        _join(demo, lina, "hanneke", "ruben", "mentor van Lina")
        consent = _ask(demo, lina, "hanneke", "anouk", "Houdt het overzicht voor het hele gezin.", ["process", "education", "family"])  # fmt: skip
    with days_ago(58, hour=19):
        for giver in ("lina", "rania", "thomas"):
            answer_consent(demo.actors[giver], consent_id=consent, answer="yes")
    with days_ago(31):
        plan = opp.start_plan(hanneke, dossier_id=lina.pk, started_on=clock.today())
    with days_ago(15, hour=16):
        _lina_picture(demo, lina)
        _lina_goals(demo, lina)
        opp.write_plan_part(hanneke, plan_id=plan.pk, part="destination", value="Een vmbo-diploma (theoretische leerweg), daarna mbo niveau 4.", revision=0)  # fmt: skip
        opp.write_plan_part(hanneke, plan_id=plan.pk, part="foundation", value="Lina haalt nu al voldoendes als zij uitgerust is.", revision=0)  # fmt: skip
        opp.write_plan_part(hanneke, plan_id=plan.pk, part="deviations", value="Tot 1 maart begint Lina op maandag en donderdag in het tweede lesuur.", revision=0)  # fmt: skip
        opp.write_plan_part(hanneke, plan_id=plan.pk, part="talked_on", value=clock.today(), revision=0)
        opp.write_plan_part(hanneke, plan_id=plan.pk, part="evaluate_on", value=clock.today() + dt.timedelta(days=75), revision=0)  # fmt: skip
    with days_ago(10, hour=16):
        version = opp.freeze_version(hanneke, plan_id=plan.pk)
        for who in ("hanneke", "rania"):
            slot = version.slots.filter(person=demo.people[who]).first()
            if slot:
                signing.sign(demo.actors[who], slot_id=slot.pk, confirmed_at=clock.now())


def _lina_picture(demo: Demo, lina: Dossier) -> None:
    hanneke = demo.actors["hanneke"]
    _views(demo, lina, "rania", "Als zij uitgerust is, komt zij met verhalen thuis.", "De ochtend is zwaar voor Lina.", "Dat één persoon ons belt, niet vier.")  # fmt: skip
    _views(demo, lina, "thomas", "Zij tekent elke avond.", "Wij weten niet altijd wat er op school speelt.", "Een plan waar wij allebei achter staan.")  # fmt: skip
    _views(demo, lina, "ruben", "In kleine groepjes doet zij goed mee.", "Zij mist de eerste lessen.", "Dat zij durft te zeggen wat zij nodig heeft.")  # fmt: skip
    _views(demo, lina, "lina", "Tekenen en taal.", "Ik wil niet elke keer uit de klas gehaald worden.", "Hulp na de les, niet in de les.")  # fmt: skip
    for kind, text in (("promoting", "Zij is sterk in taal en tekenen."), ("promoting", "Zij heeft een goede band met haar mentor."), ("hindering", "Zij slaapt slecht en mist de eerste lessen."), ("hindering", "Bij grote opdrachten loopt zij vast.")):  # fmt: skip
        picture.add_factor(hanneke, dossier_id=lina.pk, domain="child", kind=kind, text=text)
    picture.add_hypothesis(hanneke, dossier_id=lina.pk, text="Te weinig slaap maakt dat grote opdrachten niet lukken.")  # fmt: skip
    picture.add_need(hanneke, dossier_id=lina.pk, subject="pupil", category="support", text="haar na de les helpt met plannen")  # fmt: skip
    hearing.record_hearing(hanneke, dossier_id=lina.pk, ways=["talk", "drawing"], words="Ik wil niet elke keer uit de klas gehaald worden. Iedereen ziet dat.", heard_on=clock.today())  # fmt: skip
    hearing.tell_influence(hanneke, dossier_id=lina.pk, text="De hulp is nu na het laatste lesuur. Niemand haalt Lina nog uit de les.")  # fmt: skip
    hearing.tell_back(hanneke, dossier_id=lina.pk, told_back_on=clock.today())


def _lina_goals(demo: Demo, lina: Dossier) -> None:
    hanneke = demo.actors["hanneke"]
    goal = goals.add_goal(
        hanneke,
        dossier_id=lina.pk,
        goal=goals.GoalText(
            domain="school",
            text="Lina is elke week vier dagen op tijd op school.",
            owner_id=demo.people["ruben"].pk,
            measure="dagen per week",
            start_value=Decimal(1),
            target_value=Decimal(4),
            target_on=clock.today() + dt.timedelta(days=90),
        ),
    )
    goals.choose_effort(
        hanneke, goal_id=goal.pk, effort="Elke week een half uur met de mentor over plannen en slapen"
    )
    goals.add_goal_action(hanneke, goal_id=goal.pk, what="Praat elke maandag een half uur met Lina", due_on=clock.today() + dt.timedelta(days=90), owner_id=demo.people["ruben"].pk)  # fmt: skip
    goals.add_goal_action(hanneke, goal_id=goal.pk, what="Brengt Lina op dinsdag naar school", due_on=clock.today() + dt.timedelta(days=90), owner_name="opa George")  # fmt: skip
    for who, value, days in (
        ("ruben", 1, 14),
        ("lina", 2, 7),
        ("ruben", 2, 0),
        ("rania", 3, 0),
        ("lina", 3, 0),
    ):
        day = clock.today() - dt.timedelta(days=days)
        goals.score_goal(demo.actors[who], goal_id=goal.pk, value=Decimal(value), scored_on=day)


def _elif(demo: Demo) -> None:
    anouk = demo.actors["anouk"]
    with days_ago(25):
        text = _note("moeder, met een tolk Turks", "Elif praat weinig in de klas. Thuis vertelt zij veel.", "Wij regelen een tolk voor het volgende gesprek.", with_parents=True)  # fmt: skip
        note = raise_signal(anouk, pupil_id=demo.pupils["elif"].pk, text=text)
        elif_ = Dossier.objects.get(pk=note.dossier_id)
        routes.start_route(anouk, dossier_id=elif_.pk, route_key="ihi")
    with days_ago(12):
        routes.move(anouk, dossier_id=elif_.pk, leaving="1", to="2")
    _elif_triage(demo, elif_)
    _action(
        demo,
        elif_,
        "anouk",
        "anouk",
        "Tolk Turks regelen voor het gesprek",
        clock.today() + dt.timedelta(days=5),
    )


def _elif_triage(demo: Demo, elif_: Dossier) -> None:
    """The social team looks at the question; it waits for a case manager, and the mother sees how long."""
    with days_ago(23):
        consent = _ask(demo, elif_, "anouk", "maaike", "Kijkt met u wat er thuis nodig is.", ["process", "education", "care", "family"])  # fmt: skip
    with days_ago(22, hour=20):
        answer_consent(demo.actors["zeynep"], consent_id=consent, answer="yes")
    with days_ago(15):
        for who in ("jesse", "maaike"):
            _join(demo, elif_, "anouk", who, "sociaal team van de gemeente")
        triages.begin_triage(demo.actors["jesse"], dossier_id=elif_.pk)
        judgement = triages.Judgement(learning="single", living="complex", outcome="multiple")
        triages.judge(demo.actors["jesse"], dossier_id=elif_.pk, judgement=judgement)
        triages.put_in_stock(demo.actors["jesse"], dossier_id=elif_.pk)


def _elif_stuck(demo: Demo) -> None:
    elif_ = Dossier.objects.get(pupil=demo.pupils["elif"])
    with days_ago(5):
        mother_presses(demo, elif_)
    with days_ago(4):
        point_looks(demo, elif_)
