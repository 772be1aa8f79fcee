"""The pupil we know beside the pupil of the file: nothing that is filled in changes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.families.completing import known_guardian
from rondom.families.models import Pupil
from rondom.families.queries import school_of
from rondom.integrations.oso import landing
from rondom.integrations.oso.dossier import OsoDossier


@dataclass(frozen=True, slots=True)
class Difference:
    """One field. fills: the new value is written, because there is no old one."""

    label: str
    old: str
    new: str

    @property
    def fills(self) -> bool:
        return not self.old and bool(self.new)


def differences(pupil: Pupil, oso: OsoDossier) -> list[Difference]:
    """Fields of which the file says something else than we have."""
    enrolment = school_of(pupil.pk, on=clock.today())
    person = pupil.person
    rows = [
        Difference(_("voornamen"), person.first_names, " ".join(oso.pupil.first_names)),
        Difference(_("tussenvoegsel"), person.prefix, oso.pupil.prefix),
        Difference(_("leerlingnummer"), pupil.external_number, landing.pupil_number(oso)),
        Difference(_("groep"), enrolment.group if enrolment else "", landing.group_of(oso)),
        *_of_guardians(pupil, oso),
    ]
    return [each for each in rows if each.new and each.new != each.old]


def _of_guardians(pupil: Pupil, oso: OsoDossier) -> list[Difference]:
    rows: list[Difference] = []
    for found in landing.found_guardians(oso):
        known = known_guardian(pupil, call_name=found.call_name, last_name=found.last_name)
        if found.deceased:
            continue
        if known is None:
            rows.append(Difference(_("ouder of verzorger"), "", found.name))
            continue
        rows.append(
            Difference(_("telefoon van %(name)s") % {"name": found.name}, known.person.phone, found.phone)
        )
        rows.append(
            Difference(_("e-mail van %(name)s") % {"name": found.name}, known.person.email, found.email)
        )
    return rows
