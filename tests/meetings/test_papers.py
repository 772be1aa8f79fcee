"""Papers of a talk: what may be put there, who reads which, and what its consent lights say."""

import datetime as dt
from functools import cache
from io import BytesIO

import pikepdf
import pytest
from django.http import Http404
from django.utils.timezone import localdate
from PIL import Image

from rondom.audit.models import AuditEvent
from rondom.consent.models import Consent, ConsentGiver
from rondom.core import clock
from rondom.core.decision import Refused
from rondom.dossiers.access import visible_dossier
from rondom.dossiers.models import Participant
from rondom.events.models import Notice
from rondom.files.models import StoredFile
from rondom.meetings import access, papers, queries
from rondom.meetings.models import MeetingPaper
from rondom.meetings.operations import papers as operations
from rondom.meetings.papers_lights import Colour, lights_of
from rondom.plans.operations import write_paragraph
from tests.files.samples import pdf


@cache
def pages(number):
    """The same bytes every time."""
    document, result = pikepdf.new(), BytesIO()
    for _page in range(number):
        document.add_blank_page()
    document.save(result)
    return result.getvalue()


def codes(papers_):
    return sorted(row.category for row in papers_)


@pytest.fixture
def talk(join, dossier, allow, plan):
    """A talk of the school, both parents, the child, the youth nurse and the attendance officer; both have a consent."""
    join(dossier, "marloes")
    allow("marloes")
    join(dossier, "theo")
    allow("theo")
    return plan()


@pytest.fixture
def add(world, talk):
    def file(category="education", data=None, name="stuk.pdf", **more):
        return operations.add_file(
            world.actors["anouk"],
            meeting_id=talk.pk,
            name=name,
            data=data or pages(2),
            title=f"Over {category}",
            category=category,
            **more,
        )

    return file


@pytest.fixture
def reads(talk):
    """The papers somebody may read now, through a fresh row."""

    def of(actor):
        try:
            return papers.readable_papers(actor, access.visible_meeting(actor, talk.pk))
        except Http404:
            return []

    return of


def test_papers_of_the_growth_document_are_read_where_they_stand(world, dossier, talk, parent, reads):
    anouk = world.actors["anouk"]
    write_paragraph(anouk, dossier_id=dossier.pk, section="didactic", text="Rekenen kost veel moeite.")
    meeting = access.visible_meeting(anouk, talk.pk)
    assert [offer.key for offer in papers.offers_for(anouk, meeting)] == ["growth:didactic"]
    point = talk.agenda.first()

    [paper] = operations.add_papers(anouk, meeting_id=talk.pk, keys=["growth:didactic"], point_id=point.pk)
    write_paragraph(
        anouk, dossier_id=dossier.pk, section="didactic", text="Rekenen gaat nu beter.", revision=1
    )

    mother = parent("rania")
    found = papers.get_paper(mother, access.visible_meeting(mother, talk.pk), paper.pk)
    assert [block.text for block in papers.read_paper(meeting, found).blocks] == ["Rekenen gaat nu beter."]
    assert (found.point, found.category, found.words) == (point, "education", 4)
    assert papers.offers_for(anouk, meeting) == []


def test_who_reads_a_paper_before_and_after_it_is_let_out(world, talk, add, parent, reads, time_machine_days):
    add("education")
    add("care", pages(3))
    anouk, daan, marloes, theo = (world.actors[key] for key in ("anouk", "daan", "marloes", "theo"))
    assert [len(reads(who)) for who in (parent("rania"), anouk, daan, marloes, theo)] == [2, 2, 0, 0, 0]

    assert operations.release_papers(anouk, meeting_id=talk.pk) == 2
    assert codes(reads(daan)) == ["education"]
    assert codes(reads(marloes)) == ["care", "education"]
    assert reads(theo) == []
    told = Notice.objects.filter(template="papers_released").values_list("recipient_id", flat=True)
    assert marloes.person_id in told
    assert theo.person_id not in told

    time_machine_days(27)
    assert len(reads(marloes)) == 2
    time_machine_days(28)
    assert [len(reads(who)) for who in (parent("rania"), anouk, marloes)] == [2, 0, 0]


def test_a_region_may_have_days_of_its_own(monkeypatch, talk):
    from rondom.meetings import papers as module  # noqa: PLC0415
    from rondom.meetings.papers_rules import paper_rules  # noqa: PLC0415

    rules = paper_rules()
    assert rules.days_after("elders") == rules.read_days_after
    changed = type(rules)(
        **{**{name: getattr(rules, name) for name in rules.__struct_fields__}, "regions": {"veenrand": 3}}
    )
    assert changed.days_after("veenrand") == 3
    assert module.readable_until(talk) == localdate(talk.ends_at) + dt.timedelta(days=28)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda talk, marloes: ConsentGiver.objects.update(withdrawn_at=clock.now()),
        lambda talk, marloes: Participant.objects.filter(person_id=marloes.person_id).update(
            valid_until=clock.today()
        ),
        lambda talk, marloes: talk.invitees.filter(person_id=marloes.person_id).update(
            removed_at=clock.now(), removed_why="asked"
        ),
        lambda talk, marloes: talk.papers.update(removed_at=clock.now()),
        lambda talk, marloes: type(talk).objects.filter(pk=talk.pk).update(state="cancelled"),
    ],
    ids=["consent withdrawn", "left the circle", "not asked any more", "paper taken away", "talk called off"],
)
def test_what_takes_reading_away_works_at_the_next_request(world, talk, add, reads, spoil):
    marloes, paper = world.actors["marloes"], add("care")
    operations.release_papers(world.actors["anouk"], meeting_id=talk.pk)
    assert [row.pk for row in reads(marloes)] == [paper.pk]

    spoil(talk, marloes)

    assert reads(marloes) == []


@pytest.mark.parametrize(
    ("by", "spoil", "code"),
    [
        ("daan", None, "dossier.role_does_not_steer"),
        ("anouk", None, ""),
        (
            "anouk",
            lambda talk: type(talk).objects.filter(pk=talk.pk).update(state="cancelled"),
            "papers.talk_is_over",
        ),
    ],
)
def test_who_may_put_papers_there(world, talk, by, spoil, code):
    if spoil:
        spoil(talk)
    meeting = access.visible_meeting(world.actors[by], talk.pk)
    assert papers.may_prepare(world.actors[by], meeting).code == code


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"data": pdf("locked")}, "file.locked"),
        ({"data": b"%PDF-1.7 kapot"}, "file.broken"),
        ({"data": pdf("javascript")}, "file.active_pdf"),
        ({"category": "medical"}, "papers.category"),
        ({"category": "process"}, "papers.category"),
        ({"category": "onzin"}, "papers.category"),
    ],
)
def test_a_bad_file_is_refused_before_anything_is_stored(add, values, code):
    with pytest.raises(Refused) as refusal:
        add(**values)
    assert refusal.value.decision.code == code
    assert not StoredFile.objects.exists()


def test_the_same_paper_twice_is_refused(world, dossier, talk, add):
    anouk = world.actors["anouk"]
    add()
    with pytest.raises(Refused) as refusal:
        add(name="anders.pdf")
    assert refusal.value.decision.code == "papers.twice"
    write_paragraph(anouk, dossier_id=dossier.pk, section="didactic", text="Rekenen kost moeite.")
    operations.add_papers(anouk, meeting_id=talk.pk, keys=["growth:didactic", "growth:didactic"])
    with pytest.raises(Refused):
        operations.add_papers(anouk, meeting_id=talk.pk, keys=["growth:didactic"])
    assert MeetingPaper.objects.count() == 2


def test_a_paper_that_was_taken_away_can_come_back(world, talk, add):
    paper = add()
    operations.remove_paper(world.actors["anouk"], meeting_id=talk.pk, paper_id=paper.pk)
    with pytest.raises(Http404):
        operations.remove_paper(world.actors["anouk"], meeting_id=talk.pk, paper_id=paper.pk)
    again = add()
    assert papers.papers_of(talk) == [again]
    assert StoredFile.objects.count() == 2  # what a parent has seen, stays with the dossier


def test_two_hundred_megabytes_are_refused_in_words(world, talk, add):
    paper = add()
    MeetingPaper.objects.filter(pk=paper.pk).update(size_bytes=200 * 1024 * 1024)
    with pytest.raises(Refused) as refusal:
        add(data=pages(1))
    assert refusal.value.decision.code == "papers.too_big"
    assert refusal.value.decision.reason.startswith(
        "Samen zijn de stukken 201 MB. Bij een overleg past 60 MB."
    )


@pytest.mark.parametrize("keys", [["growth:didactic"], ["plan:1"], ["oso:1"], ["onzin"], ["file:1"]])
def test_what_is_not_of_this_dossier_is_not_there(world, talk, keys):
    with pytest.raises(Http404):
        operations.add_papers(world.actors["anouk"], meeting_id=talk.pk, keys=keys)


def test_nothing_chosen_and_a_point_of_another_talk(world, talk, plan, add):
    with pytest.raises(Refused) as refusal:
        operations.add_papers(world.actors["anouk"], meeting_id=talk.pk, keys=[])
    assert refusal.value.decision.code == "papers.nothing_chosen"
    with pytest.raises(Refused) as nothing_new:
        operations.release_papers(world.actors["anouk"], meeting_id=talk.pk)
    assert nothing_new.value.decision.code == "papers.nothing_new"
    with pytest.raises(Http404):
        add(point_id=plan().agenda.first().pk)
    assert not StoredFile.objects.exists()


def test_pages_and_reading_time(talk, add):
    add(data=pages(9))
    add("absence", ("woord " * 700).encode(), "brief.txt")
    picture = BytesIO()
    Image.new("RGB", (30, 30)).save(picture, "PNG")
    add("care", picture.getvalue(), "foto.png")
    found = papers.reading_of(papers.papers_of(talk))
    assert (found.count, found.pages, found.minutes, found.is_much) == (3, 9 + 2 + 1, 25, False)
    add("family", pages(30))
    assert papers.reading_of(papers.papers_of(talk)).is_much


def test_lights_say_who_reads_on_what_ground_and_whose_yes_is_missing(world, dossier, talk, join, parent):
    anouk = world.actors["anouk"]
    seen = papers.dossier_for(anouk, access.visible_meeting(anouk, talk.pk))
    asked = queries.invitees_of(talk)

    def words(category, **changed):
        found = lights_of(seen, asked, [category], on=clock.today())[category]
        return {light.who.split(",")[0]: (light.colour, light.why) for light in found} | changed

    yes = words("care")
    assert yes["het gezin"][0] == Colour.GREEN
    assert yes["intern begeleider"] == (Colour.GREEN, "werkt op de school van het kind")
    assert yes["leerkracht"] == (Colour.GREY, "niet voor deze rol")
    assert yes["jeugdverpleegkundige"] == (Colour.GREEN, "toestemming van moeder en vader")
    assert yes["leerplichtambtenaar"] == (Colour.GREY, "niet voor deze rol")
    assert words("absence")["leerplichtambtenaar"][0] == Colour.GREEN
    Consent.objects.filter(recipient_role="attendance_officer").update(categories=["process"])
    absence = words("absence")
    assert absence["leerplichtambtenaar"] == (Colour.ORANGE, "hiervoor is nog geen toestemming gevraagd")

    ConsentGiver.objects.filter(person_id=parent("thomas").person_id).update(withdrawn_at=clock.now())
    assert words("care")["jeugdverpleegkundige"] == (Colour.ORANGE, "wacht op een ja van vader")


def test_every_act_is_in_the_log_without_words(world, talk, add):
    paper = add("care")
    operations.release_papers(world.actors["anouk"], meeting_id=talk.pk)
    operations.remove_paper(world.actors["anouk"], meeting_id=talk.pk, paper_id=paper.pk)
    rows = AuditEvent.objects.filter(name__startswith="meeting.paper").order_by("pk")
    assert [row.name for row in rows] == [
        "meeting.paper_added",
        "meeting.papers_released",
        "meeting.paper_removed",
    ]
    assert "Over care" not in "".join(str(row.payload) for row in rows)


def test_a_copy_holds_every_file_its_reader_may_see_also_one_that_was_taken_away(world, talk, add, parent):
    paper = add("care")
    operations.remove_paper(world.actors["anouk"], meeting_id=talk.pk, paper_id=paper.pk)
    files = {
        key: papers.files_of(visible_dossier(actor, dossier_id=talk.dossier_id))
        for key, actor in (("rania", parent("rania")), ("daan", world.actors["daan"]))
    }
    assert files == {"rania": [paper.file], "daan": []}
