"""Asks one cell of the permission table: a real request as somebody, taken back afterwards."""

import datetime as dt
import io
import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from typing import Any

from django.contrib.messages import constants, get_messages
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.signing import get_cookie_signer
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from PIL import Image

from rondom.consent.operations import Said
from rondom.core import clock
from rondom.core.secret_links import hash_of_secret
from rondom.dossiers.models import Dossier
from rondom.dossiers.sharing import record_answer
from rondom.families.models import Guardianship, Pupil
from rondom.keeping.operations import switch_destruction
from rondom.keeping.planning import plan, plan_digest
from rondom.meetings import operations as meetings
from rondom.meetings.models import DatePoll, Meeting
from rondom.people.models import Account
from rondom.people.operations import create_person
from rondom.plans import operations as plans
from rondom.plans.models import Contribution, Evaluation, Goal, Hearing, PlanVersion, SignatureSlot
from rondom.plans.terms import PlanState
from rondom.routes.models import StepVisit
from rondom.routes.touring.operations import begin_tour
from rondom.sending.models import Sending
from rondom.sending.operations import revoke_sending
from rondom.support.models import Ticket
from rondom.web.hats import SESSION_KEY
from rondom.web.meeting import poll_link
from rondom.web.outside import by_link as piece_link
from rondom.web.permissions import Row, Someone, people
from rondom.web.sending import by_link as sending_link
from rondom.web.support import by_link as ticket_link
from tests.integrations.oso import made_file
from tests.integrations.pupil_lists.test_import import GOOD
from tests.matrix import moving, tlv
from tests.matrix.arrangement import is_decided, not_asked, still_written
from tests.matrix.arrangement import runs as help_runs
from tests.matrix.arranging import on_flex_zat
from tests.matrix.family_plan import family_draft, family_plan
from tests.matrix.routes import NEW_ROUTE
from tests.matrix.stuck import not_taken_up
from tests.matrix.triage import in_stock, single, without_proposal, without_triage
from tests.matrix.world import World

# What a part of an address is, where a row does not say otherwise.
USUAL: dict[str, str | int] = {
    "ref": "sami",
    "note_id": "note_education_sami",
    "pupil_id": "pupil_new",
    "membership_id": "membership_esra",
    "participant_id": "participant_carla",
    "handover_id": "handover",
    "meeting_id": "meeting_running",
    "action_id": "action_process_sami",
    "slot_id": "slot_rania",
    "goal_id": "goal_sami",
    "evaluation_id": "evaluation_sami",
    "document_id": "document_sami",
    "item_id": "factor_sami",
    "number": "version_sami",
    "person_id": "person_rania",
    "consent_id": "consent_open",
    "notice_id": "notice_of_anouk",
    "import_id": "oso_preview",
    "file_id": "file_sami",
    "account_id": "demo_account",
    "phase": "overview",
    "section": "wish",
    "school_type": "po",
    "bank_kind": "goal",
    "entry_id": "bank_entry",
    "part": "destination",
    "what": "factor",
    "key": "pupil",
    "secret": "x",
    "request_id": "rights_request",
    "statement_id": "statement",
    "case_id": "safety_case",
    "watch_id": "safety_watch",
    "member_id": "safety_member",
    "decision_id": "safety_decision",
    "giver_id": "giver_open",
    "share_id": "share_told",
    "code": "swv_task",
    "check_id": "said_check",
    "result_id": "referral",
    "school_id": "school_klimboom",
    "organisation_id": "school_klimboom",
    "route_key": "integraal_arrangeren",
    "emergency_id": "emergency",
    "hold_id": "hold",
    "contribution_id": "piece_of_esra",
    "date_id": "planned_date",
    "consultation_id": "consultation",
    "poll_id": "poll",
    "step": 1,
    "version_id": "route_version",
    "step_key": "1",
    "part_name": "fasen",
    "item_key": "prevention",
    "regie_id": "regie",
    "stuck_id": "stuck_sami",
    "call_id": "call_of_daan",
    "rung_id": "letter",
    "rung": "consultant",
    "absence_id": "absence_of_sami",
    "alert_id": "absence_alert",
    "act_id": "absence_act",
    "report_id": "attendance_report",
    "leave_id": "leave_of_sami",
    "team_question_id": "team_question",
    "booking_id": "booking",
    "admission_id": "admission",
    "ticket_id": "ticket",
    "team": "ect",
    "region": "veenrand",
    "match_id": "index_match",
    "kind": "attendance",
    "asked_id": "asked",
    "part_id": "part_of_help",
    "tlv_id": "tlv_sami",
    "advice_id": "tlv_advice",
    "objection_id": "tlv_objection",
    "release_id": "tlv_release",
    "tour_part": 1,
    "role": "teacher",
    "reader": "parent",
    "move_ref": "move",
    "point": "warm_talk",
    "paper_id": "paper_education",
    "document": "ontwikkelingsperspectief",
    "suffix": "pdf",
    "receiver": "receiver_daan",
    "sending_id": "sending_daan",
    "sheet": "ontwikkelingsperspectief",
    "school_year": "this_year",
    "deployment_id": "deployment",
}


# {first word of an address: the kind of link that opens it}
LINKS = {
    "meeting": poll_link.LINK,
    "outside": piece_link.LINK,
    "sending": sending_link.LINK,
    "support": ticket_link.LINK,
}


def addresses() -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name, names of its parts) of every address, also those of libraries."""

    def walk(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[tuple[str, tuple[str, ...]]]:
        for row in patterns:
            if isinstance(row, URLResolver):
                yield from walk(row.url_patterns, f"{space}{row.namespace}:" if row.namespace else space)
            else:
                yield f"{space}{row.name}", tuple(row.pattern.converters)

    return walk(get_resolver().url_patterns, "")


PARTS = dict(addresses())


class QuickClient(Client):
    """Without the copy of every context that Django's own client keeps: half of the time of a page."""

    def request(self, **request: Any) -> HttpResponse:
        return self.handler(self._base_environ(**request))


class Asking:
    """Everybody of the table with a session of his own."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.sessions = {name: self._session(someone) for name, someone in people().people.items()}

    def _session(self, someone: Someone) -> str:
        if not someone.who:
            return ""
        client = Client()
        account = Account.objects.get(person=self.world.demo.people[someone.who])
        client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
        memberships = account.person.memberships.order_by("valid_from", "pk")
        wanted = memberships.filter(role=someone.hat) if someone.hat else memberships
        if hat := wanted.first():
            session = client.session
            session[SESSION_KEY] = f"m{hat.pk}"
            session.save()
        return client.cookies["sessionid"].value

    def client(self, name: str) -> QuickClient:
        client = QuickClient()
        if self.sessions[name]:
            client.cookies = SimpleCookie({"sessionid": self.sessions[name]})
        return client

    def hold_link(self, client: Client, row: Row) -> None:
        """The cookies of a browser that came by a link, and in which the right code was typed before."""
        if row.link:
            secret = str(self.world.numbers[row.link])
            link = LINKS[row.address.split(":")[0]]
            client.cookies[link.cookie] = secret
            if row.opened:
                signer = get_cookie_signer(salt=link.opened_cookie + link.salt)
                client.cookies[link.opened_cookie] = signer.sign(hash_of_secret(secret))

    def url_of(self, row: Row) -> str:
        parts = {part: self.value(row.with_.get(part, USUAL[part])) for part in PARTS[row.address]}
        return reverse(row.address, kwargs=parts)

    def value(self, word: str | int) -> object:
        """The number of the world with this name, else the word itself."""
        return self.world.numbers.get(str(word), word)

    def filled(self, text: str) -> str:
        return re.sub(r"\$(\w+)", lambda found: str(self.world.numbers[found[1]]), text)

    def sent(self, row: Row) -> dict[str, Any]:
        typed = {self.filled(key): self.filled(str(value)) for key, value in (row.sends or {}).items()}
        return typed | {key: FILES[kind]() for key, kind in row.files.items()}

    def answer(self, row: Row, name: str) -> str:
        """What the table calls it. What was done is taken back."""
        client, url = self.client(name), self.url_of(row)
        self.hold_link(client, row)
        with transaction.atomic(), watched() as writes:
            response = (
                client.get(url)
                if row.sends is None
                else client.post(url, self.sent(row), headers={"X-Autosave": "1"} if row.autosave else {})
            )
            transaction.set_rollback(True)
        caches["default"].clear()  # attempts are counted there
        return judged(row, response, wrote=bool(writes), shown=self.filled(row.shows))


def judged(row: Row, response: Any, *, wrote: bool, shown: str) -> str:
    if response.status_code == 404:
        return "not found"
    place = response.headers.get("Location", "")
    if "/account/inloggen/" in place or (not row.address.startswith("start:") and place.startswith("/demo/")):
        return "sign in"
    if place == reverse("account:no_role"):
        return "no role"
    if _refused(response):
        return "refused" if not wrote else "refused, but something was stored"
    if row.sends is not None and not row.shows:
        return _judged_act(response, wrote=wrote)
    if response.status_code == 302:
        return "elsewhere"
    if response.status_code not in (200, 410):
        return f"status {response.status_code}"
    if response.streaming:
        return "yes"  # a file
    if row.shows and shown not in response.content.decode():
        return "hidden"
    return "yes"


def _judged_act(response: HttpResponse, *, wrote: bool) -> str:
    if response.status_code == 409:
        return "somebody else was first"
    return "yes" if wrote else "nothing"


def _refused(response: HttpResponse) -> bool:
    """A sentence that says why not."""
    if response.status_code == 403:
        return bool(json.loads(response.content)["reason"])
    request = getattr(response, "wsgi_request", None)
    if request is None:
        return False
    stored = get_messages(request)
    told = [*stored._loaded_messages, *stored._queued_messages]
    return any(message.level == constants.ERROR and str(message) for message in told)


LOG = ("audit_auditevent", "audit_audithead", "django_session")


@contextmanager
def watched() -> Iterator[list[str]]:
    """The changes of the database but those of the log and the session."""
    writes: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        words = sql.split(None, 3)
        if words[0] in ("INSERT", "UPDATE", "DELETE"):
            table = words[1 if words[0] == "UPDATE" else 2].strip('"')
            done = execute(sql, params, many, context)
            if table not in LOG and (words[0] == "INSERT" or context["cursor"].rowcount):
                writes.append(table)
            return done
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield writes


def _picture() -> SimpleUploadedFile:
    made = io.BytesIO()
    Image.new("RGB", (20, 20), "white").save(made, "PNG")
    return SimpleUploadedFile("scan.png", made.getvalue(), "image/png")


FILES: dict[str, Callable[[], SimpleUploadedFile]] = {
    "picture": _picture,
    "oso": lambda: SimpleUploadedFile("dossier.xml", made_file.PLAIN),
    "route": lambda: SimpleUploadedFile("route.yaml", NEW_ROUTE),
    "list": lambda: SimpleUploadedFile("lijst.csv", GOOD.encode()),
}


# States: what is changed about the child, inside a transaction that is taken back.


def _closed(world: World) -> None:
    Dossier.objects.filter(pk=world.sami.pk).update(closed_on=clock.today())


def _of_age(years: int) -> Callable[[World], None]:
    def born(world: World) -> None:
        day = clock.today()
        person = Pupil.objects.get(pk=world.sami.pupil_id).person
        person.born_on = day.replace(year=day.year - years, day=1)
        person.save()

    return born


def _in_force(world: World) -> None:
    versions = PlanVersion.objects.filter(plan__dossier=world.sami)
    versions.update(state=PlanState.IN_FORCE, in_force_on=clock.today())


def _to_look_back(world: World) -> None:
    _in_force(world)
    Evaluation.objects.filter(dossier=world.sami).delete()


def _draft(world: World) -> None:
    SignatureSlot.objects.filter(version__plan__dossier=world.sami).delete()
    PlanVersion.objects.filter(plan__dossier=world.sami).delete()


def _no_route(world: World) -> None:
    StepVisit.objects.filter(dossier=world.sami).delete()


def _nothing_said(world: World) -> None:
    hearing = Hearing.objects.get(document__dossier=world.sami)
    hearing.files.all().delete()
    Hearing.objects.filter(pk=hearing.pk).update(ways=["nothing"], words="", not_wanted="Het is te veel")


def _goals_done(world: World) -> None:
    Goal.objects.filter(document__dossier=world.sami).update(state="reached")


def _second_document(world: World) -> None:
    _goals_done(world)
    plans.close_growth_document(world.actor("anouk"), dossier_id=world.sami.pk, reason="klaar")


def _signed(world: World) -> None:
    plans.record_paper_signature(
        world.actor("anouk"),
        slot_id=int(str(world.numbers["slot_rania"])),
        witness_id=world.demo.people["daan"].pk,
        name="scan.png",
        data=_picture().read(),
        signed_on=clock.today(),
    )


def _on_paper(world: World) -> None:
    said = Said(method="paper", on=clock.today(), data=_picture().read())
    giver_id = int(str(world.numbers["giver_open"]))
    record_answer(world.actor("anouk"), dossier_id=world.sami.pk, giver_id=giver_id, answer="no", said=said)


def _ready_to_close(world: World) -> None:
    anouk, meeting = world.actor("anouk"), Meeting.objects.get(pk=world.numbers["meeting_running"])
    ids = list(meeting.invitees.values_list("pk", flat=True))
    meetings.tick_attendance(
        anouk, meeting_id=meeting.pk, present=dict.fromkeys(ids, True), reasons=dict.fromkeys(ids, "")
    )
    meetings.show_minutes(anouk, meeting_id=meeting.pk)


def _new_parent(world: World) -> None:
    person = create_person(world.demo.system, call_name="Nieuwe", last_name="Ouder")
    Guardianship.objects.create(
        region=world.demo.region,
        pupil=world.sami.pupil,
        person=person,
        relation="other",
        authority="yes",
        valid_from=clock.today() - dt.timedelta(days=1),
    )
    world.numbers["person_new"] = person.pk


def _link_over(world: World) -> None:
    """Nobody wrote in time. Also the night has not passed yet: the day alone decides."""
    yesterday = clock.today() - dt.timedelta(days=1)
    Contribution.objects.filter(pk=world.numbers["piece_of_grandmother"]).update(last_on=yesterday)
    DatePoll.objects.filter(pk=world.numbers["poll"]).update(last_on=yesterday)
    Sending.objects.filter(dossier=world.sami).update(last_on=yesterday)


def _link_revoked(world: World) -> None:
    piece = int(str(world.numbers["piece_of_grandmother"]))
    plans.revoke_contribution(world.actor("rania"), contribution_id=piece)
    sending = int(str(world.numbers["sending_by_link"]))
    revoke_sending(world.actor("anouk"), dossier_id=world.sami.pk, sending_id=sending)
    poll, voter = (int(str(world.numbers[name])) for name in ("poll", "poll_link_voter"))
    meetings.renew_voter_link(world.actor("anouk"), poll_id=poll, voter_id=voter)
    Ticket.objects.filter(pk=int(str(world.numbers["ticket"]))).update(blocked_at=clock.now())


def _link_renewed(world: World) -> None:
    """There is a new link: the old one is worth nothing."""
    piece = int(str(world.numbers["piece_of_grandmother"]))
    last_on = clock.today() + dt.timedelta(days=9)
    plans.renew_contribution_link(world.actor("rania"), contribution_id=piece, last_on=last_on)


def _to_confirm(world: World) -> None:
    fenna = world.actor("fenna")
    digest = plan_digest(plan(fenna.region_id, on=clock.today()))
    switch_destruction(fenna, on=True, read_digest=digest)
    world.numbers["digest_of_keeping"] = digest


STATES: dict[str, Callable[[World], object]] = {
    "open": lambda _world: None,
    "closed": _closed,
    "pupil_13": _of_age(13),
    "pupil_16": _of_age(16),
    "in_force": _in_force,
    "to_look_back": _to_look_back,
    "draft": _draft,
    "family_plan": family_plan,
    "family_draft": family_draft,
    "no_route": _no_route,
    "flex_zat": lambda world: on_flex_zat(world.sami),
    "nothing_said": _nothing_said,
    "goals_done": _goals_done,
    "second_document": _second_document,
    "signed": _signed,
    "on_paper": _on_paper,
    "link_over": _link_over,
    "link_revoked": _link_revoked,
    "link_renewed": _link_renewed,
    "to_confirm": _to_confirm,
    "ready_to_close": _ready_to_close,
    "new_parent": _new_parent,
    "no_triage": without_triage,
    "no_regie": without_proposal,
    "in_stock": in_stock,
    "move_announced": moving.announced,
    "move_asked": moving.asked,
    "move_accepted": moving.accepted,
    "moved": moving.moved,
    "single": single,
    "not_asked": not_asked,
    "still_written": still_written,
    "decided": is_decided,
    "help_runs": help_runs,
    "tlv_none": tlv.none,
    "tlv_draft": tlv.in_draft,
    "tlv_stands_still": tlv.stands_still,
    "tlv_ready": tlv.ready,
    "tlv_decided": tlv.decided,
    "tlv_known": tlv.known,
    "tlv_objected": tlv.objected,
    "tlv_objection_sent": tlv.objection_sent,
    "not_taken_up": not_taken_up,
    "on_tour": lambda world: begin_tour(world.actor("anouk"), route_key="ihi") and None,
}


@contextmanager
def state_of(world: World, name: str) -> Iterator[None]:
    """The child in a state; taken back afterwards."""
    with transaction.atomic():
        STATES[name](world)
        yield
        transaction.set_rollback(True)
