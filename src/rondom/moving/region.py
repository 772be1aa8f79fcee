"""What carries the region of a child follows it to another region: found by the foreign keys, so a new table does too.

The log stays as it was written, and what stands behind the wall stays with the school that wrote it.
"""

from django.apps import apps
from django.db.models import ForeignKey, Model, QuerySet

from rondom.dossiers.models import Dossier
from rondom.families.models import Family, Household, Pupil
from rondom.people.models import Person, Region

WALLED = "safeguarding"
# Of the whole family: they follow when no other child of it stays in the region.
OF_FAMILY = ("dossiers.Baton", "dossiers.Handover")


def carry(dossier: Dossier, *, region_id: int) -> None:
    """Everything of this child, and of its family when no brother or sister stays. As system, in the same transaction."""
    pupil = Pupil.objects.select_related("family").get(pk=dossier.pupil_id)
    stays = pupil.family.pupils.exclude(pk=pupil.pk).exclude(region_id=region_id).exists()
    for model in apps.get_models(include_auto_created=True):
        if model._meta.label not in OF_FAMILY and (path := path_to_child(model)):
            # A plain set of rows: some tables forbid a change of what was written, which this is not.
            QuerySet(model).filter(**{path: pupil.pk}).update(region_id=region_id)
    Person.objects.filter(pk=pupil.person_id).update(region_id=region_id)
    if not stays:
        _carry_family(pupil, region_id)


def _carry_family(pupil: Pupil, region_id: int) -> None:
    Family.objects.filter(pk=pupil.family_id).update(region_id=region_id)
    Household.objects.filter(family=pupil.family_id).update(region_id=region_id)
    for label in OF_FAMILY:
        model = apps.get_model(label)
        path = "family" if model._meta.model_name == "baton" else "baton__family"
        QuerySet(model).filter(**{path: pupil.family_id}).update(region_id=region_id)
    at_home = Person.objects.filter(guardianships__pupil=pupil, memberships__isnull=True)
    Person.objects.filter(pk__in=list(at_home.values_list("pk", flat=True))).update(region_id=region_id)


def path_to_child(model: type[Model]) -> str:
    """The way from a row with a region to the number of its pupil; "" for a table that hangs on no child."""
    if model._meta.app_label == WALLED or not _has_region(model):
        return ""
    if model is Pupil:
        return "pk"
    return _path(model, frozenset())


def _path(model: type[Model], seen: frozenset[type[Model]]) -> str:
    keys = [field for field in model._meta.get_fields() if isinstance(field, ForeignKey) and not field.null]
    for target, onwards in ((Dossier, "__pupil"), (Pupil, "")):
        if key := next((key for key in keys if key.related_model is target), None):
            return key.name + onwards
    for key in keys:
        parent = key.related_model
        known = not isinstance(parent, type) or parent in (*seen, model, Family)
        if not known and (onwards := _path(parent, seen | {model})):
            return f"{key.name}__{onwards}"
    return ""


def _has_region(model: type[Model]) -> bool:
    return any(
        isinstance(field, ForeignKey) and field.related_model is Region for field in model._meta.fields
    )
