"""The plan that a family writes first and alone (AT-23)."""

import pytest
from django.http import Http404

from rondom.audit.models import AuditEvent
from rondom.core.decision import Conflict, Refused
from rondom.events.models import Notice
from rondom.families.models import Guardianship
from rondom.families.terms import Authority
from rondom.plans import operations, queries
from rondom.plans.family import family_draft
from rondom.plans.models import FamilyDraft, Paragraph
from rondom.plans.terms import FamilyPart, Section

WISH = "Wij willen rust aan tafel."


@pytest.fixture
def write(world, dossier):
    def keep(key="rania", part=FamilyPart.WANTS, text=WISH, revision=0):
        return operations.write_family_draft(
            world.actors[key], dossier_id=dossier.pk, part=part, text=text, revision=revision
        )

    return keep


def words(dossier, *categories):
    sections = queries.growth_document(dossier.pk, categories=categories)
    return [row.text for section in sections for row in section.words]


def test_it_leaves_no_trace_in_the_dossier(dossier, write):
    before = AuditEvent.objects.filter(dossier_id=dossier.pk).count()
    notices = Notice.objects.count()
    write()
    write("sami", FamilyPart.OWN, "Ik kan met oma lezen.")
    assert AuditEvent.objects.filter(dossier_id=dossier.pk).count() == before
    assert Notice.objects.count() == notices
    assert AuditEvent.objects.filter(name="family_draft.written").count() == 2
    every = ("process", "education", "care", "medical", "absence", "family")
    assert words(dossier, *every) == []
    titles = [row.section for row in queries.growth_document(dossier.pk, categories=every)]
    assert Section.FAMILY_PLAN not in titles


@pytest.mark.parametrize("key", ["anouk", "daan", "hanneke", "zeynep"])
def test_nobody_else_writes_or_shares(world, dossier, write, key):
    write()
    with pytest.raises(Http404):
        write(key, revision=1, text="Iets anders")
    with pytest.raises(Http404):
        operations.share_family_plan(world.actors[key], dossier_id=dossier.pk)


def test_a_parent_without_authority_does_not_reach_it(world, write):
    Guardianship.objects.filter(person=world.people["thomas"]).update(authority=Authority.UNKNOWN)
    with pytest.raises(Http404):
        write("thomas")


def test_two_parents_at_once_get_both_texts(dossier, write):
    write()
    with pytest.raises(Conflict) as conflict:
        write("thomas", text="Ik wil naar buiten.")
    assert (conflict.value.theirs, conflict.value.theirs_by) == (WISH, "Rania Haddad")
    assert family_draft(dossier.pk)[0].text == WISH


def test_sharing_puts_it_in_the_growth_document_and_tells_the_coordinator(world, dossier, write):
    write()
    write("thomas", FamilyPart.NEEDS, "Iemand die op woensdag helpt.")
    operations.share_family_plan(world.actors["thomas"], dossier_id=dossier.pk)
    assert words(dossier, "family") == [WISH, "Iemand die op woensdag helpt."]
    assert words(dossier, "education", "care") == []
    told = Notice.objects.filter(template="family_plan_shared").values_list("recipient_id", flat=True)
    assert list(told) == [world.people["anouk"].pk]
    with pytest.raises(Refused) as refused:
        operations.write_paragraph(
            world.actors["anouk"], dossier_id=dossier.pk, section=Section.FAMILY_PLAN, text="Ik ook"
        )
    assert refused.value.decision.code == "paragraph.family_writes"


def test_what_changes_later_stays_with_the_family_until_it_is_shared_again(world, dossier, write):
    write()
    operations.share_family_plan(world.actors["rania"], dossier_id=dossier.pk)
    write("thomas", text="Wij willen samen eten.", revision=1)
    assert words(dossier, "family") == [WISH]
    operations.share_family_plan(world.actors["thomas"], dossier_id=dossier.pk)
    assert words(dossier, "family") == ["Wij willen samen eten."]
    assert [old.text for old in Paragraph.objects.get().revisions.all()] == [WISH]
    assert FamilyDraft.objects.get().text == "Wij willen samen eten."


@pytest.mark.parametrize(
    ("key", "code"), [("rania", "family_draft.empty"), ("sami", "family_draft.parents_share")]
)
def test_what_cannot_be_shared(world, dossier, write, key, code):
    write(text=" ")
    with pytest.raises(Refused) as refused:
        operations.share_family_plan(world.actors[key], dossier_id=dossier.pk)
    assert refused.value.decision.code == code


def test_the_same_is_not_shared_twice(world, dossier, write):
    write()
    operations.share_family_plan(world.actors["rania"], dossier_id=dossier.pk)
    with pytest.raises(Refused) as refused:
        operations.share_family_plan(world.actors["rania"], dossier_id=dossier.pk)
    assert refused.value.decision.code == "family_draft.nothing_new"
