"""What a region says itself: the kinds of arrangement of a school year, with their caps."""

from collections.abc import Sequence

import msgspec
from django.db import transaction
from django.utils.translation import gettext as _

from rondom.arrangements import access, queries
from rondom.arrangements.events import CataloguePublished
from rondom.arrangements.models import Catalogue
from rondom.arrangements.money import school_year_of
from rondom.arrangements.operations.asking import MOST_CENTS
from rondom.arrangements.rules import Kind, library_of
from rondom.core import clock
from rondom.core.actor import Actor
from rondom.core.decision import refuse
from rondom.events.record import happened
from rondom.people.models import Region

LONGEST_TITLE = 100
LONGEST_WORDS = 600


@transaction.atomic
def publish_catalogue(actor: Actor, *, school_year: int, kinds: Sequence[Kind], read: int) -> Catalogue:
    """Make the next version for requests that begin from now on in that school year; the same again changes nothing.

    read: the version of that year on the screen of who changes it, 0 when there was none.
    Errors: Refused, ValueError when a kind stands there twice.
    """
    access.may_publish_catalogue(actor).enforce()
    this_year = school_year_of(clock.today())
    if school_year not in (this_year, this_year + 1):
        refuse("catalogue.year", _("U kunt alleen dit en het volgende schooljaar veranderen.")).enforce()
    region = Region.objects.select_for_update().get(pk=actor.region_id)
    newest = Catalogue.objects.filter(region=region, school_year=school_year).order_by("-version").first()
    if read != (newest.version if newest else 0):
        refuse(
            "catalogue.changed_meanwhile",
            _("Iemand anders heeft dit net veranderd. Bekijk eerst wat er nu staat."),
        ).enforce()
    _check(kinds)
    rows = [msgspec.to_builtins(kind) for kind in kinds]
    library_of(region.slug).own(rows)
    if newest and newest.kinds == rows:
        return newest
    made = Catalogue.objects.create(
        region=region,
        school_year=school_year,
        version=read + 1,
        kinds=rows,
        published_at=clock.now(),
        published_by_id=actor.person_id,
    )
    happened(CataloguePublished(catalogue_id=made.pk), by=actor)
    return made


def _check(kinds: Sequence[Kind]) -> None:
    for kind in kinds:
        if not (
            0 < len(kind.title.strip()) <= LONGEST_TITLE and 0 < len(kind.what_for.strip()) <= LONGEST_WORDS
        ):
            refuse("catalogue.words", _("Vul bij elke soort een naam en een uitleg in.")).enforce()
        caps = (kind.hours_max, kind.rate_cents_max, kind.month_cents_max, kind.months_max)
        if any(cap is not None and not 0 < cap <= MOST_CENTS for cap in caps):
            refuse("catalogue.caps", _("Een grens is meer dan 0, of leeg.")).enforce()


def kinds_of_year(region_id: int, school_year: int) -> tuple[Sequence[Kind], int]:
    """What a region would change: the kinds that hold in a school year, and the version of that year; 0 for none."""
    newest = queries.newest_catalogue(region_id, school_year)
    version = newest.version if newest and newest.school_year == school_year else 0
    return queries.library_by(newest, queries.region_of(region_id)).kinds, version
