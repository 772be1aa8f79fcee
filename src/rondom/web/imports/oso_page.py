"""What the check page of an OSO file shows: plain values in groups."""

from collections import defaultdict
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from rondom.consent.terms import Category
from rondom.integrations.oso import codes, landing
from rondom.integrations.oso.comparing import Difference, differences
from rondom.integrations.oso.dossier import Attachment, OsoDossier
from rondom.integrations.oso.growth import growth_sections
from rondom.integrations.oso.kept import account

LONGEST_TEXT = 3_000
MOST_PATHS = 20
MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class SectionShown:
    title: str
    text: str
    is_medical: bool
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Unused:
    """Parts that are not used for one reason. more: how many are not listed here."""

    reason: str
    paths: tuple[str, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Preview:
    name: str
    facts: tuple[tuple[str, str], ...]
    parents: tuple[str, ...]
    deceased: tuple[str, ...]
    sections: tuple[SectionShown, ...]
    attachments: tuple[Attachment, ...]
    more_attachments: int
    unused: tuple[Unused, ...]
    warnings: tuple[str, ...]
    known: object | None
    differences: tuple[Difference, ...]
    line_count: int


def preview_of(oso: OsoDossier, known: object | None) -> Preview:
    """known: the pupil of this school with the same name and birth date, if any."""
    return Preview(
        name=" ".join(p for p in (landing.call_name(oso.pupil), oso.pupil.prefix, oso.pupil.last_name) if p),
        facts=tuple(_facts(oso)),
        parents=tuple(landing.parents_lines(oso)),
        deceased=tuple(each.name for each in landing.found_guardians(oso) if each.deceased),
        sections=tuple(_sections(oso)),
        attachments=tuple(_without_health(each) for each in oso.attachments[:MOST_ROWS]),
        more_attachments=max(0, len(oso.attachments) - MOST_ROWS),
        unused=tuple(_unused(oso)),
        warnings=oso.warnings[:MOST_ROWS],
        known=known,
        differences=tuple(differences(known, oso)) if known else (),  # type: ignore[arg-type]
        line_count=len(oso.landings),
    )


def _facts(oso: OsoDossier) -> list[tuple[str, str]]:
    pupil = oso.pupil
    rows = [
        (_("Voornamen"), " ".join(pupil.first_names)),
        (_("Geboren"), codes.day(pupil.born_on)),
        (_("Leerlingnummer"), landing.pupil_number(oso)),
        (_("Komt van"), ", ".join(part for part in (oso.school.name, oso.school.brin) if part)),
        (_("Adres"), _address(oso)),
    ]
    return [(label, value) for label, value in rows if value]


def _address(oso: OsoDossier) -> str:
    if oso.pupil.address_secret:
        return _("geheim: niemand op school ziet dit adres")
    found = landing.chosen_address(oso.pupil.addresses)
    if found is None:
        return ""
    number = " ".join(part for part in (found.number, found.addition) if part)
    return f"{found.street} {number}, {found.postcode} {found.place}"


def _sections(oso: OsoDossier) -> list[SectionShown]:
    origin = "\n".join(landing.origin_lines(oso))
    found = [(_("Herkomst"), origin, "education")]
    found += [(each.title, each.text, each.category) for each in growth_sections(oso)]
    return [_section(title, text, category) for title, text, category in found]


def _section(title: str, text: str, category: str) -> SectionShown:
    """Who reads a file in is no doctor: that there is something about health, is all he sees."""
    if category == Category.MEDICAL:
        return SectionShown(title=title, text="", is_medical=True, is_cut=False)
    return SectionShown(
        title=title, text=text[:LONGEST_TEXT], is_medical=False, is_cut=len(text) > LONGEST_TEXT
    )


def _without_health(attachment: Attachment) -> Attachment:
    if attachment.category != Category.MEDICAL:
        return attachment
    return replace(attachment, file_name=_("een bijlage over gezondheid"), description="", content=b"")


def _unused(oso: OsoDossier) -> list[Unused]:
    paths: dict[str, list[str]] = defaultdict(list)
    for row in account(oso, with_dossier=True):
        if not row.used:
            paths[row.reason].append(row.path[:120])
    return [
        Unused(reason, tuple(dict.fromkeys(found))[:MOST_PATHS], max(0, len(found) - MOST_PATHS))
        for reason, found in paths.items()
    ]
