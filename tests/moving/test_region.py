"""From region to region: everything of the child follows, the log and what is behind the wall do not."""

from django.apps import apps
from django.db.models import QuerySet

from rondom.audit.models import AuditEvent
from rondom.audit.queries import looks
from rondom.core import clock
from rondom.dossiers.models import Dossier
from rondom.families.models import Pupil
from rondom.moving.region import WALLED, path_to_child
from rondom.people.models import Region
from rondom.routes.drafting.moving_on import newer_version
from rondom.safeguarding.models import SafetyCase
from rondom.safeguarding.operations import raise_concern


def rows_of(pupil_id: int, region: Region) -> dict[str, int]:
    """How many rows of the child stand in a region, by table."""
    found = {}
    for model in apps.get_models(include_auto_created=True):
        if path := path_to_child(model):
            count = QuerySet(model).filter(**{path: pupil_id, "region": region}).count()
            if count:
                found[model._meta.label] = count
    return found


def test_everything_of_the_child_follows(elsewhere, child, moved, actor):
    old, new = elsewhere.region, Region.objects.get(slug="zandstad")
    before = rows_of(child.pupil_id, old)
    assert {"dossiers.Action", "dossiers.Participant", "families.Guardianship"} <= set(before)
    moved(child, "duin", by="vera")
    assert rows_of(child.pupil_id, old) == {}
    after = rows_of(child.pupil_id, new)
    assert all(after[label] >= count for label, count in before.items())
    assert child.region_id != Dossier.objects.get(pk=child.pk).region_id == new.pk
    assert Dossier.objects.visible_to(actor("vera"), on=clock.today()).filter(pk=child.pk).exists()
    assert AuditEvent.objects.filter(dossier_id=child.pk, region_id=old.pk).exists(), "as it was written"
    assert list(looks([child.pk], since=clock.now().replace(year=2000))) is not None


def test_the_family_stays_with_a_sister(elsewhere, child, moved):
    """Lina is at a school of the first region."""
    moved(child, "duin", by="vera")
    pupil = Pupil.objects.select_related("family", "person").get(pk=child.pupil_id)
    assert pupil.region.slug == "zandstad"
    assert pupil.family.region == elsewhere.region
    assert pupil.person.region.slug == "zandstad"
    assert elsewhere.people["rania"].region == elsewhere.region


def test_the_family_follows_an_only_child(elsewhere, child, moved):
    elsewhere.pupils["lina"].family = type(elsewhere.pupils["lina"].family).objects.create(
        region=elsewhere.region
    )
    elsewhere.pupils["lina"].save()
    moved(child, "duin", by="vera")
    pupil = Pupil.objects.select_related("family").get(pk=child.pupil_id)
    assert pupil.family.region.slug == "zandstad"
    child.baton.refresh_from_db()
    assert child.baton.region.slug == "zandstad"
    elsewhere.people["rania"].refresh_from_db()
    assert elsewhere.people["rania"].region.slug == "zandstad"


def test_what_is_behind_the_wall_stays_with_the_school(elsewhere, child, moved, actor):
    raise_concern(actor("daan"), dossier_id=child.pk, text="Wij maken ons zorgen.", happened_on=clock.today())
    moved(child, "duin", by="vera")
    assert SafetyCase.objects.get().region == elsewhere.region
    assert not any(path_to_child(model) for model in apps.get_app_config(WALLED).get_models())


def test_the_same_route_of_the_new_region_is_its_newest_version(elsewhere, child, moved):
    """The dossier keeps the version it ran on, and may go on by that of the new region, after a report."""
    assert newer_version(child.pk) is None
    moved(child, "duin", by="vera")
    assert newer_version(child.pk).region.slug == "zandstad"
