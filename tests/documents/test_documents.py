"""Every document: valid as PDF, real headings in DOCX, the same words in both, and only what the reader may see."""

import json
from decimal import Decimal
from io import BytesIO

import docx
import page
import pikepdf
import pytest
from django.utils.translation import override
from docx.oxml.ns import qn

from rondom.core import clock
from rondom.core.decision import Refused
from rondom.documents.blocks import Heading, Picture, sentences
from rondom.documents.house_style import contrast_with_white, house_style
from rondom.documents.paper import make_document, page_count, pdf_bytes
from rondom.documents.registry import CORE, FAMILY_PLAN, GUIDANCE, KINDS, LOOK_BACK, MINUTES, OPP
from rondom.documents.word import docx_bytes
from rondom.plans import operations as plans
from tests.documents.conftest import FAMILY_WORDS
from tests.files.samples import picture as sample
from tests.files.samples import wav

PROFILES = [page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_3A]


@pytest.fixture
def made(reading, version, shared, closed, finished):
    """{key: (document, reading)} of every row of the registry, for the coordinator."""
    found = {}
    for key, kind in KINDS.items():
        mine = reading("anouk", closed if kind.of_meeting else None)
        found[key] = (make_document(kind, mine), mine)
    return found


def faults(data):
    return [
        (failure.rule_id, failure.message)
        for profile in PROFILES
        for failure in page.validate_pdf_bytes(data, profile=profile).failures
    ]


def words_of(word):
    """Every text in a DOCX: paragraphs, and cells of tables."""
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [row.text for row in word.paragraphs] + cells


def test_every_document_is_valid_and_says_the_same_twice(made):
    for key, (document, mine) in made.items():
        data = pdf_bytes(KINDS[key], mine, document)
        assert faults(data) == [], key
        assert data == pdf_bytes(KINDS[key], mine, document)
        with pikepdf.open(BytesIO(data)) as pdf:
            inside = json.loads(pdf.attachments[f"{key}.json"].get_file().read_bytes())
            assert inside["document"] == document.data["document"]
            assert str(pdf.Root.Lang) == "nl"
            assert page_count(KINDS[key], mine, document) == len(pdf.pages)
        word = docx.Document(BytesIO(docx_bytes(document, house_style(mine.dossier.region))))
        blocks = (*document.plain, *document.blocks)
        texts = words_of(word)
        assert [text for text in sentences(blocks) if text.replace("\r", "") not in texts] == [], key
        headings = [row.text for row in word.paragraphs if row.style.name.startswith("Heading")]
        assert headings == [document.title, *(row.text for row in blocks if isinstance(row, Heading))]
        defaults = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
        assert defaults.get(qn("w:val")) == word.core_properties.language == "nl-NL"
        assert "Sami" not in word.core_properties.title + word.core_properties.comments


@pytest.mark.parametrize("key", [OPP.key, GUIDANCE.key, FAMILY_PLAN.key, LOOK_BACK.key, MINUTES.key])
def test_the_first_page_is_for_the_parents(made, key):
    document, _mine = made[key]
    headings = [row.text for row in document.plain if isinstance(row, Heading)]
    assert headings[0] == "In gewone woorden"
    assert headings[-2:] == ["Wanneer kijken we terug?", "Wie kunt u bellen?"]
    assert any("Anouk" in text for text in sentences(document.plain))


def test_it_is_dutch_for_who_chose_another_language(reading, version):
    with override("ar"):
        document = make_document(OPP, reading("rania"))
    assert document.title == "Ontwikkelingsperspectief"
    assert "Waar werken we naartoe" in list(sentences(document.blocks))


def test_the_plan_is_as_it_was_laid_down_and_the_core_as_it_is_now(world, reading, version, whole_plan):
    plans.write_plan_part(
        world.actors["anouk"], plan_id=whole_plan.pk, part="destination", value="Naar groep 7.", revision=1
    )
    old, new = "Naar groep 6, daarna vmbo-t.", "Naar groep 7."
    mine = reading("anouk")
    assert old in list(sentences(make_document(OPP, mine).blocks))
    assert new in list(sentences(make_document(CORE, mine).blocks))


def test_who_signed_stands_in_it(reading, version, sign):
    sign("rania", except_for="het derde uur")
    text = "\n".join(sentences(make_document(GUIDANCE, reading("thomas")).blocks))
    assert "het derde uur" in text


@pytest.fixture
def drawn(world, dossier, whole_plan, today):
    """A drawing, told back in words of a child, and laid down."""
    anouk = world.actors["anouk"]
    row = plans.add_hearing_file(
        world.actors["sami"], dossier_id=dossier.pk, kind="drawing", data=sample("JPEG", size=(900, 300))
    )
    plans.add_hearing_file(world.actors["sami"], dossier_id=dossier.pk, kind="voice", data=wav())
    plans.tell_back(anouk, dossier_id=dossier.pk, told_back_on=today, message="De deur gaat dicht.")
    plans.freeze_version(anouk, plan_id=whole_plan.pk)
    return row


def test_a_drawing_stands_in_it_as_it_is_and_a_recording_by_name(reading, drawn):
    mine = reading("anouk")
    document = make_document(OPP, mine)
    picture = next(block for block in document.blocks if isinstance(block, Picture))
    assert picture.alt == "tekening of foto van Sami"
    data = pdf_bytes(OPP, mine, document)
    assert faults(data) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert any(one.get_images() for one in pdf.pages)
    word = docx.Document(BytesIO(docx_bytes(document, house_style(mine.dossier.region))))
    assert [shape.width.mm <= 170 for shape in word.inline_shapes] == [True]
    texts = list(sentences(document.blocks))
    assert any(text.startswith("2. opname van") and "staat in Rondom" in text for text in texts)
    assert "De deur gaat dicht." in texts
    core = make_document(CORE, mine)
    assert not any(isinstance(block, Picture) for block in core.blocks)
    assert any(text.startswith("1. tekening of foto van") for text in sentences(core.blocks))


def test_who_told_it_stands_in_it(world, dossier, whole_plan, reading, today):
    plans.record_hearing(
        world.actors["sami"],
        dossier_id=dossier.pk,
        ways=["talk", "through_other"],
        words="Rust.",
        heard_on=today,
        through="opa Henk",
    )
    text = "\n".join(sentences(make_document(OPP, reading("anouk")).blocks))
    assert "zelf praten en iemand anders vertelt het" in text
    assert "verteld door opa Henk" in text


def test_why_a_pupil_said_nothing_stands_in_it_with_who_signed(world, dossier, whole_plan, reading, today):
    hearing = whole_plan.document.hearing
    hearing.words = ""
    hearing.save()
    plans.record_hearing(
        world.actors["sami"], dossier_id=dossier.pk, ways=["nothing"], words="", heard_on=today
    )
    plans.say_not_wanted(world.actors["anouk"], dossier_id=dossier.pk, reason="Hij is er moe van.")
    for key in ("daan", "rania"):
        revision = type(hearing).objects.get().revision
        plans.sign_not_wanted(
            world.actors[key], dossier_id=dossier.pk, revision=revision, confirmed_at=clock.now()
        )
    texts = list(sentences(make_document(OPP, reading("anouk")).blocks))
    assert "Hij is er moe van." in texts
    names = [world.people[key].name for key in ("daan", "rania")]
    assert [text.split(",")[0] for text in texts if text.startswith("Getekend: ")] == [
        f"Getekend: {name}" for name in names
    ]


def test_a_draft_of_the_family_is_only_in_its_own_document(reading, family_words):
    assert FAMILY_WORDS in list(sentences(make_document(FAMILY_PLAN, reading("rania")).blocks))
    for key in ("anouk", "daan"):
        with pytest.raises(Refused):
            make_document(FAMILY_PLAN, reading(key))


def test_what_is_about_care_is_not_in_the_core_of_who_sees_none(world, dossier, reading, version, join):
    secret = "Gesprekken bij het wijkteam."
    plans.write_paragraph(world.actors["rania"], dossier_id=dossier.pk, section="support_so_far", text=secret)
    place = dossier.participants.get(person=world.people["daan"])
    place.categories = ["process", "education"]
    place.save()
    assert secret in list(sentences(make_document(CORE, reading("rania")).blocks))
    assert secret not in str(make_document(CORE, reading("daan")))


def test_the_look_back_says_what_came_of_the_goals_and_stays_as_it_was(world, reading, finished, goal):
    texts = list(sentences(make_document(LOOK_BACK, reading("rania")).blocks))
    joined = "\n".join(texts)
    for words in ("Hij leest drie keer.", "Het helpt.", "Ja, samen lezen.", "2,5", "Hij werkte."):
        assert words in joined
    plans.score_goal(world.actors["daan"], goal_id=goal.pk, value=Decimal(4))
    assert list(sentences(make_document(LOOK_BACK, reading("rania")).blocks)) == texts


def test_without_a_finished_look_back_there_is_no_document(reading, evaluation):
    with pytest.raises(Refused) as refused:
        make_document(LOOK_BACK, reading("anouk"))
    assert refused.value.decision.code == "document.no_look_back"


@pytest.mark.parametrize("kind", [OPP, GUIDANCE, CORE, LOOK_BACK])
def test_without_a_plan_or_without_education_there_is_no_document(world, dossier, reading, kind):
    with pytest.raises(Refused) as refused:
        make_document(kind, reading("anouk"))
    assert refused.value.decision.code in ("document.no_plan", "document.no_look_back")
    place = dossier.participants.get(person=world.people["daan"])
    place.categories = ["process"]
    place.save()
    with pytest.raises(Refused) as refused:
        make_document(kind, reading("daan"))
    assert refused.value.decision.code == "plan.not_for_you"


def test_minutes_wait_until_the_talk_is_closed(reading, running):
    with pytest.raises(Refused) as refused:
        make_document(MINUTES, reading("anouk", running))
    assert refused.value.decision.code == "document.talk_not_closed"


def test_a_region_brings_its_own_colour_and_logo(settings, tmp_path, reading, version):
    mine = reading("anouk")
    folder = tmp_path / mine.dossier.region.slug
    folder.mkdir()
    (folder / "style.yaml").write_text('colour: "#7a1f5c"\n')
    (folder / "logo.png").write_bytes(sample("PNG"))
    settings.HOUSE_STYLE_FOLDER = str(tmp_path)
    style = house_style(mine.dossier.region)
    assert (style.colour, style.name) == ("#7a1f5c", mine.dossier.region.name)
    document = make_document(OPP, mine)
    assert faults(pdf_bytes(OPP, mine, document)) == []
    word = docx.Document(BytesIO(docx_bytes(document, style)))
    assert len(word.inline_shapes) == 1
    assert str(word.styles["Heading 2"].font.color.rgb) == "7A1F5C"


def test_a_colour_that_cannot_be_read_is_refused(settings, tmp_path, dossier):
    folder = tmp_path / dossier.region.slug
    folder.mkdir()
    (folder / "style.yaml").write_text('colour: "#ffee00"\n')
    settings.HOUSE_STYLE_FOLDER = str(tmp_path)
    with pytest.raises(ValueError, match="darker"):
        house_style(dossier.region)
    assert round(contrast_with_white("#767676"), 2) == 4.54
    assert round(contrast_with_white("#000000")) == 21
