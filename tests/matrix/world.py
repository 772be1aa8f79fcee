"""One child with everything, and everybody who might ask for it: the world of the permission table."""

import datetime as dt
from dataclasses import dataclass, field

from rondom.consent.models import ConsentGiver, LegalShare
from rondom.consent.operations import answer_consent, withdraw_consent
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.demo.people import Demo, build_people
from rondom.dossiers import operations as dossiers
from rondom.dossiers.access import get_dossier
from rondom.dossiers.models import Dossier, EmergencyAccess, Participant
from rondom.dossiers.rights.operations import add_statement, request_right
from rondom.dossiers.terms import CATEGORIES_BY_CAPACITY
from rondom.events.models import Notice
from rondom.families.models import Guardianship
from rondom.families.operations import NewGuardian, register_pupil
from rondom.families.terms import Authority, Proof, Relation
from rondom.files.operations import store_file
from rondom.files.terms import FilePurpose
from rondom.integrations.oso.models import OsoAttachment, OsoImport
from rondom.integrations.oso.operations import receive_oso
from rondom.integrations.oso.terms import ImportState
from rondom.integrations.pupil_lists.models import ListImport
from rondom.integrations.pupil_lists.operations import receive_list
from rondom.meetings import operations as meetings
from rondom.meetings.models import Decision, Invitee, Meeting
from rondom.notes.models import Note
from rondom.notes.operations import NoteText, raise_signal
from rondom.people import operations as people
from rondom.people.models import Account, Membership
from rondom.people.operations import create_region
from rondom.people.terms import DEMO_DOMAIN, OrganisationKind, Role
from rondom.plans import operations as plans
from rondom.plans.models import Goal, Paragraph, PlanVersion
from rondom.routes.operations import LIBRARY, publish_route, start_route
from rondom.safeguarding.models import SafetyCase
from rondom.safeguarding.operations import EstimateText, begin_watch, raise_concern
from tests.integrations.oso import made_file
from tests.integrations.pupil_lists.test_import import GOOD
from tests.matrix.arrangement import arrangement_of
from tests.matrix.arranging import said_and_referred
from tests.matrix.experts import experts_of
from tests.matrix.grounds import cut_off_by_school, shared_without_the_parents, things_of_their_own
from tests.matrix.papers import papers_of
from tests.matrix.plan import whole_plan
from tests.matrix.polling import poll_of
from tests.matrix.routes import routes_and_a_draft
from tests.matrix.school import school_of
from tests.matrix.second_school import second_school_of
from tests.matrix.sending import sendings_of
from tests.matrix.stuck import stuck_of
from tests.matrix.support import support_of
from tests.matrix.tlv import tlv_of
from tests.matrix.triage import triage_of

# Organisations and people beside those of the demo: (key, kind, name) and (key, role, organisation).
OFFERED = plans.Offer(
    kind="goal", text="Leest elke dag een bladzijde.", measure="dagen per week", is_of_no_child=True
)
MORE_ORGANISATIONS = (
    ("smw2", OrganisationKind.SOCIAL_WORK, "Maatschappelijk Werk Zuid"),
    ("jgh2", OrganisationKind.PROVIDER, "Jeugdhulp Zuid"),
    ("gi", OrganisationKind.GUARDIAN_INSTITUTION, "Jeugdbescherming Veenrand"),
)
MORE_PEOPLE = (
    ("kees", Role.CARE_COORDINATOR, "klimboom"),
    ("petra", Role.SOCIAL_WORKER, "smw2"),
    ("yara", Role.YOUTH_HELP, "jgh2"),
    ("joost", Role.YOUTH_DOCTOR, "ggd"),
    ("wim", Role.SWV_ADVISOR, "swv"),
    ("emma", Role.SOCIAL_WORKER, "smw"),
    ("edo", Role.YOUTH_HELP, "jgh"),
    ("otto", Role.SWV_ADVISOR, "swv"),
    ("nora", Role.SWV_ADVISOR, "swv"),
    ("pia", Role.PRIVACY_OFFICER, "board"),
    ("gijs", Role.YOUTH_HELP, "gi"),  # in the circle by law; the parents are not told yet
)
# Who is in the circle from outside, on a ground (a yes of both parents) or not.
HEALTH_NAMED = ("ilse", "joost", "petra")  # Petra's role may not, whatever the parents say
WITH_CONSENT = ("ilse", "samira", "joost", "petra", "yara", "bram")
IN_CIRCLE = (
    *("carla", "kees", "ilse", "jorrit", "petra", "yara", "joost", "marloes"),
    *("theo", "samira", "priya", "bram", "wim", "otto", "gijs"),
    *("maaike", "jesse"),
)


@dataclass(slots=True)
class World:
    """numbers: what stands in addresses and forms, by name. children: the dossiers, by name."""

    demo: Demo
    children: dict[str, Dossier] = field(default_factory=dict)
    numbers: dict[str, object] = field(default_factory=dict)

    @property
    def sami(self) -> Dossier:
        return self.children["sami"]

    def actor(self, key: str) -> Actor:
        return self.demo.actors[key]


def build_world() -> World:
    demo = build_people(create_region(name="Regio Veenrand", slug="veenrand"))
    publish_route(demo.system, text=(LIBRARY / "ihi.yaml").read_text())
    world = World(demo)
    _people(world)
    _children(world)
    _plan(world)
    _circle(world)
    _notes_and_actions(world)
    _meetings(world)
    _still_invited(world)
    world.numbers |= papers_of(world.actor("anouk"), int(str(world.numbers["meeting_planned"])))
    _files(world)
    _rights_and_safety(world)
    world.numbers |= triage_of(world)
    world.numbers |= stuck_of(world)
    world.numbers |= support_of(world)
    _more_numbers(world)
    world.numbers |= things_of_their_own(world)
    world.numbers |= said_and_referred(world.demo, world.sami)
    world.numbers |= routes_and_a_draft(world.demo)
    world.numbers |= second_school_of(world)
    world.numbers |= school_of(world)
    world.numbers |= poll_of(world)
    world.numbers |= sendings_of(world)
    world.numbers |= arrangement_of(world)
    world.numbers |= tlv_of(world)
    world.numbers |= experts_of(world)
    return world


def _people(world: World) -> None:
    demo = world.demo
    for key, kind, name in MORE_ORGANISATIONS:
        demo.organisations[key] = people.create_organisation(demo.system, kind=kind, name=name)
    for key, role, organisation in MORE_PEOPLE:
        _professional(world, key, role, organisation)
    nobody = people.create_person(demo.system, call_name="Niek", last_name="Zonder")
    people.create_account(person=nobody, email=f"niek{DEMO_DOMAIN}", password="x" * 20)
    demo.people["niek"] = nobody


def _professional(world: World, key: str, role: str, organisation: str) -> None:
    demo = world.demo
    person = people.create_person(demo.system, call_name=key.title(), last_name="Extra")
    account = people.create_account(person=person, email=f"{key}{DEMO_DOMAIN}", password="x" * 20)
    works_at = demo.organisations[organisation]
    member = people.start_membership(demo.system, person=person, organisation=works_at, role=role)
    demo.people[key] = person
    demo.actors[key] = Actor(
        person_id=person.pk,
        role=role,
        region_id=demo.region.pk,
        account_id=account.pk,
        organisation_id=works_at.pk,
        membership_id=member.pk,
    )


def _children(world: World) -> None:
    """Sami, about whom it goes; his sister at another school; two children of other families at his school."""
    demo = world.demo
    nadia = NewGuardian(
        relation=Relation.MOTHER,
        call_name="Nadia",
        last_name="Ver",
        authority=Authority.YES,
        proof=Proof.REGISTER,
    )
    demo.pupils["mo"] = register_pupil(
        demo.actors["anouk"],
        school_id=demo.organisations["klimboom"].pk,
        call_name="Mo",
        last_name="Ver",
        born_on=demo.today.replace(year=demo.today.year - 16, day=1),
        guardians=[nadia],
    )
    for key, person, role in (
        ("nadia", demo.pupils["mo"].guardianships.get().person, Role.PARENT),
        ("mo", demo.pupils["mo"].person, Role.PUPIL),
    ):
        account = people.create_account(person=person, email=f"{key}{DEMO_DOMAIN}", password="x" * 20)
        demo.people[key] = person
        demo.actors[key] = Actor(
            person_id=person.pk, role=role, region_id=demo.region.pk, account_id=account.pk
        )
    for child, by in (("sami", "daan"), ("lina", "ruben"), ("elif", "daan"), ("mo", "daan")):
        note = raise_signal(demo.actors[by], pupil_id=demo.pupils[child].pk, text=_signal(demo.today))
        world.children[child] = Dossier.objects.get(pk=note.dossier_id)
    without = {"relation": "other", "authority": "no", "valid_from": demo.today}
    Guardianship.objects.create(
        region=demo.region, pupil=demo.pupils["sami"], person=demo.people["nadia"], **without
    )


def _signal(today: dt.date) -> NoteText:
    return NoteText(
        talked_with="de ouders",
        talked_on=today,
        what="Het gaat niet goed met lezen.",
        agreements="Wij kijken twee weken goed.",
        with_parents=True,
    )


def _plan(world: World) -> None:
    for child, sign_by in (("sami", "anouk"), ("elif", "anouk")):
        world.numbers |= {
            f"{name}_{child}": value
            for name, value in whole_plan(world, world.children[child], sign_by).items()
        }


def _circle(world: World) -> None:
    demo, dossier = world.demo, world.sami
    for key in IN_CIRCLE:
        _join(dossier, demo.actors[key])
    _join(dossier, demo.actors["nadia"])  # by mistake: she has no authority
    for key in WITH_CONSENT:
        consent = _consent(world, key, "yes")
        world.numbers[f"consent_{key}"] = consent
    withdraw_consent(demo.actors["thomas"], consent_id=int(str(world.numbers["consent_bram"])))
    world.numbers["consent_open"] = _consent(world, "priya", "")
    world.numbers["consent_cut_off"] = cut_off_by_school(world)
    _by_law(world)
    world.numbers["share_untold"] = shared_without_the_parents(world)
    _over(world)


def _join(dossier: Dossier, actor: Actor) -> Participant:
    return Participant.objects.create(
        region_id=dossier.region_id,
        dossier=dossier,
        person_id=actor.person_id,
        organisation_id=actor.organisation_id,
        capacity=actor.role,
        categories=sorted(CATEGORIES_BY_CAPACITY[actor.role]),
        reason="voor de toets",
        valid_from=clock.today(),
    )


def _consent(world: World, key: str, answer: str) -> int:
    consent = dossiers.ask_consent(
        world.actor("anouk"),
        dossier_id=world.sami.pk,
        membership_id=world.actor(key).membership_id or 0,
        purpose="think_along",
        categories=[kind for kind in Category.values if kind != Category.MEDICAL or key in HEALTH_NAMED],
        valid_until=clock.today() + dt.timedelta(days=100),
    )
    if answer:
        for parent in ("rania", "thomas"):
            answer_consent(world.actor(parent), consent_id=consent.pk, answer=answer)
    return consent.pk


def _by_law(world: World) -> None:
    theo = world.actor("theo")
    LegalShare.objects.create(
        region=world.demo.region,
        pupil=world.sami.pupil,
        dossier_id=world.sami.pk,
        recipient_id=theo.organisation_id,
        ground="swv_task",
        categories=["process", "absence"],
        reason="verzuim",
        decided_by=world.demo.people["anouk"],
        decided_for=world.demo.organisations["klimboom"],
        decided_at=clock.now(),
        parents_told_on=clock.today(),
        valid_from=clock.today(),
        valid_until=clock.today() + dt.timedelta(days=100),
    )


def _over(world: World) -> None:
    """What has ended: somebody's part, somebody's work, and an emergency; and an emergency that runs."""
    today, demo = clock.today(), world.demo
    Participant.objects.filter(person=demo.people["wim"]).update(valid_until=today)
    Membership.objects.filter(person=demo.people["otto"]).update(
        valid_from=today - dt.timedelta(days=9), valid_until=today
    )
    for key, hours in (("emma", 20), ("edo", -1)):
        actor = world.actor(key)
        until = clock.now() + dt.timedelta(hours=hours)
        EmergencyAccess.objects.create(
            region=demo.region,
            dossier=world.sami,
            person_id=actor.person_id,
            organisation_id=actor.organisation_id,
            role=actor.role,
            reason="acuut gevaar",
            opened_at=until - dt.timedelta(hours=24),
            until_at=until,
            review_before_on=today + dt.timedelta(days=14),
        )


def _notes_and_actions(world: World) -> None:
    anouk = world.actor("anouk")
    for child, dossier in world.children.items():
        for category in Category.values:
            note = Note.objects.create(
                region=world.demo.region,
                dossier=dossier,
                kind="talk",
                category=category,
                author_id=anouk.person_id,
                author_role=anouk.role,
                talked_with="de ouders",
                talked_on=clock.today(),
                what=f"Verslag over {category}.",
                agreements="Elke dag.",
                written_at=clock.now(),
                changed_at=clock.now(),
            )
            world.numbers[f"note_{category}_{child}"] = note.pk
    for child in ("sami", "elif"):
        for category in ("process", "care"):
            action = dossiers.make_action(
                anouk,
                dossier_id=world.children[child].pk,
                what=f"Bellen over {category} met {child}",
                due_on=clock.today(),
                owner_id=anouk.person_id,
                category=category,
            )
            world.numbers[f"action_{category}_{child}"] = action.pk
    start_route(anouk, dossier_id=world.sami.pk, route_key="ihi")
    get_dossier(anouk, world.sami.ref, looking_at="child")


def _meetings(world: World) -> None:
    """Four talks about Sami, in every state; one about Elif."""
    for state in ("planned", "running", "closed", "cancelled"):
        world.numbers[f"meeting_{state}"] = _meeting(world, world.sami, state).pk
    world.numbers["meeting_elif"] = _meeting(world, world.children["elif"], "running").pk


def _meeting(world: World, dossier: Dossier, state: str) -> Meeting:
    anouk, starts = world.actor("anouk"), clock.now() + dt.timedelta(minutes=1)
    at_the_table = [*(world.demo.people[key].pk for key in ("anouk", "daan", "ilse", "yara", "theo"))]
    rows = Participant.objects.filter(dossier=dossier, person_id__in=at_the_table)
    meeting = meetings.plan_meeting(
        anouk,
        dossier_id=dossier.pk,
        kind="ihi",
        starts_at=starts,
        ends_at=starts + dt.timedelta(hours=1),
        place="lokaal 4",
        goal=f"Samen kiezen bij {state}",
        participant_ids=list(rows.values_list("pk", flat=True)),
    )
    if state in ("running", "closed"):
        meetings.start_meeting(anouk, meeting_id=meeting.pk)
        meetings.make_agreement(
            anouk, meeting_id=meeting.pk, what="Samen lezen", due_on=clock.today(), owner_name="opa"
        )
    if state == "cancelled":
        meetings.cancel_meeting(anouk, meeting_id=meeting.pk)
    if state == "closed":
        _close(world, meeting)
    return Meeting.objects.get(pk=meeting.pk)


def _close(world: World, meeting: Meeting) -> None:
    anouk = world.actor("anouk")
    invitees = list(meeting.invitees.all())
    meetings.tick_attendance(
        anouk,
        meeting_id=meeting.pk,
        present={row.pk: True for row in invitees},
        reasons={row.pk: "" for row in invitees},
    )
    meetings.show_minutes(anouk, meeting_id=meeting.pk)
    meetings.close_meeting(anouk, meeting_id=meeting.pk, next_on=clock.today() + dt.timedelta(days=30))


def _still_invited(world: World) -> None:
    """Emma sat at the table before her part ended; now she looks in by emergency."""
    emma = world.actor("emma")
    for state in ("planned", "running"):
        Invitee.objects.create(
            region=world.demo.region,
            meeting_id=world.numbers[f"meeting_{state}"],
            person_id=emma.person_id,
            organisation_id=emma.organisation_id,
            capacity=emma.role,
        )


def _rights_and_safety(world: World) -> None:
    """A request and a statement of the mother; a case of the coordinator alone; an estimate of the case manager."""
    rania, anouk = world.actor("rania"), world.actor("anouk")
    asked = request_right(rania, dossier_id=world.sami.pk, kind="see", text="Ik wil alles zien.")
    said = add_statement(rania, dossier_id=world.sami.pk, text="Ik zie het anders.")
    raise_concern(anouk, dossier_id=world.sami.pk, text="Een blauwe plek.", happened_on=clock.today())
    case = SafetyCase.objects.get(dossier=world.sami)
    jesse = world.actor("jesse").membership_id or 0
    watch = begin_watch(
        world.actor("maaike"),
        dossier_id=world.sami.pk,
        scientist_membership_id=jesse,
        estimate=EstimateText(is_safe=True, score=5, worries="Ruzie.", goes_well="Oma.", needed="Rust."),
    )
    world.numbers |= {
        "safety_watch": watch.pk,
        "membership_jesse": jesse,
        "rights_request": asked.pk,
        "statement": said.pk,
        "safety_case": case.pk,
        "safety_member": case.members.get().pk,
        "safety_decision": case.pk,  # the number of no decision
    }


def _files(world: World) -> None:
    anouk = world.actor("anouk")
    preview = receive_oso(anouk, data=made_file.PLAIN)
    done = receive_oso(anouk, data=made_file.PLAIN)
    OsoImport.objects.filter(pk=done.pk).update(state=ImportState.DONE, ended_at=clock.now())
    for child in ("sami", "elif"):
        stored = store_file(
            anouk,
            region_id=anouk.region_id,
            owner_key=f"oso:{child}",
            name="stuk.txt",
            data=b"een stuk",
            purpose=FilePurpose.ATTACHMENT,
        )
        OsoAttachment.objects.create(
            source=preview,
            dossier=world.children[child],
            file=stored,
            name="stuk.txt",
            section="didactic",
            category=Category.EDUCATION,
        )
        world.numbers[f"file_{child}"] = stored.pk
    pupils = receive_list(anouk, name="lijst.csv", data=GOOD.encode())
    ended = receive_list(anouk, name="lijst.csv", data=GOOD.encode())
    ListImport.objects.filter(pk=ended.pk).update(state="done", ended_at=clock.now())
    world.numbers |= {
        "oso_preview": preview.pk,
        "oso_done": done.pk,
        "list_preview": pupils.pk,
        "list_done": ended.pk,
    }


def _more_numbers(world: World) -> None:
    demo, sami = world.demo, world.sami
    offer = dossiers.offer_baton(
        world.actor("anouk"), dossier_id=sami.pk, participant_id=_participant(world, "samira")
    )
    world.numbers |= {
        "sami": sami.ref,
        "elif": world.children["elif"].ref,
        "lina": world.children["lina"].ref,
        "mo": world.children["mo"].ref,
        "handover": offer.pk,
        "pupil_new": _pupil_without_dossier(world),
        "guardian": Guardianship.objects.get(pupil=sami.pupil, person=demo.people["rania"]).pk,
        "notice_of_anouk": Notice.objects.filter(recipient=demo.people["anouk"]).order_by("pk")[0].pk,
        "demo_account": Account.objects.get(person=demo.people["anouk"]).pk,
        "tomorrow": (clock.today() + dt.timedelta(days=1)).isoformat(),
        "today": clock.today().isoformat(),
        "organisation_vaart": world.demo.organisations["vaart"].pk,
    }
    world.numbers |= _of_the_plan(world)
    world.numbers |= {f"participant_{key}": _participant(world, key) for key in ("anouk", "daan", *IN_CIRCLE)}
    world.numbers |= {f"person_{key}": person.pk for key, person in demo.people.items()}
    world.numbers |= {f"membership_{key}": actor.membership_id for key, actor in demo.actors.items()}
    world.numbers |= _of_elif(world)
    for state in ("planned", "running"):
        meeting = Meeting.objects.get(pk=world.numbers[f"meeting_{state}"])
        world.numbers[f"invitee_{state}"] = meeting.invitees.get(person=demo.people["daan"]).pk
        world.numbers[f"point_{state}"] = meeting.agenda.order_by("position")[0].pk
    for state in ("running", "closed"):
        world.numbers[f"decision_{state}"] = _advice(world, f"meeting_{state}").pk


def _advice(world: World, name: str) -> Decision:
    meeting = Meeting.objects.get(pk=world.numbers[name])
    return Decision.objects.create(
        region_id=meeting.region_id,
        meeting=meeting,
        kind="advice",
        text="Doorgaan zoals het gaat",
        decided_by_id=world.actor("anouk").person_id,
        mandate="coordinator_ib",
        decided_at=clock.now(),
    )


def _of_elif(world: World) -> dict[str, object]:
    """The same things of another child, to put in the wrong place."""
    child = world.children["elif"]
    meeting = Meeting.objects.get(pk=world.numbers["meeting_elif"])
    return {
        "participant_of_elif": Participant.objects.get(dossier=child, person=world.demo.people["daan"]).pk,
        "slot_of_elif": PlanVersion.objects.get(plan__dossier=child).slots.order_by("pk")[0].pk,
        "guardian_of_elif": child.pupil.guardianships.get().pk,
        "invitee_of_elif": meeting.invitees.order_by("-pk")[0].pk,
    }


def _of_the_plan(world: World) -> dict[str, object]:
    """The slots by person, and what stands in forms of the plan and of reminders."""
    demo, sami = world.demo, world.sami
    version = PlanVersion.objects.get(plan__dossier=sami)
    plans.make_paper(version_id=version.pk)
    anouk = world.actor("anouk")
    of_daan = dossiers.make_action(
        anouk, dossier_id=sami.pk, what="Oefenen", due_on=clock.today(), owner_id=demo.people["daan"].pk
    )
    of_rania = dossiers.make_action(
        anouk,
        dossier_id=sami.pk,
        what="Thuis lezen",
        due_on=clock.today(),
        owner_id=demo.people["rania"].pk,
        category="care",
    )
    goal = Goal.objects.get(document__dossier=sami)
    return {
        **{
            f"slot_{key}": version.slots.get(person=demo.people[key]).pk
            for key in ("rania", "thomas", "anouk")
        },
        "action_process_daan": of_daan.pk,
        "action_of_rania": of_rania.pk,
        "giver_open": ConsentGiver.objects.filter(consent_id=world.numbers["consent_open"])[0].pk,
        "guardian_authority": f"{world.numbers['guardian']}-authority",
        "guardian_proof": f"{world.numbers['guardian']}-proof",
        "bank_entry": plans.offer_to_bank(anouk, goal_id=goal.pk, offer=OFFERED).pk,
        "hearing_revision": goal.document.hearing.revision,
        "goal_revision": goal.revision,
        "goal_field": f"goal_{goal.pk}",
        "there_rania": f"there_{demo.people['rania'].pk}",
        "hat_of_anouk": f"m{anouk.membership_id}",
        "paragraph": Paragraph.objects.filter(document=goal.document)[0].pk,
    }


def _participant(world: World, key: str) -> int:
    return Participant.objects.get(dossier=world.sami, person=world.demo.people[key]).pk


def _pupil_without_dossier(world: World) -> int:
    guardian = NewGuardian(
        relation=Relation.MOTHER,
        call_name="Iris",
        last_name="Nieuw",
        authority=Authority.YES,
        proof=Proof.REGISTER,
    )
    pupil = register_pupil(
        world.actor("anouk"),
        school_id=world.sami.school_id,
        call_name="Ravi",
        last_name="Nieuw",
        born_on=dt.date(2018, 1, 1),
        guardians=[guardian],
    )
    return pupil.pk
