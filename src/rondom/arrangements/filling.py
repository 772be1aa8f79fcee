"""What a request asks that already stands in the dossier: nothing is typed twice."""

from collections.abc import Callable, Iterable

from django.utils.formats import date_format

from rondom.arrangements.rules import RequestForm
from rondom.consent.terms import Category
from rondom.core import clock
from rondom.dossiers.models import Dossier
from rondom.dossiers.queries import actions_of
from rondom.families.queries import deciding_guardians, groups_of
from rondom.plans.queries import factors_of, goals_of, hearing_of, voice_cards
from rondom.plans.terms import FactorKind, PlanKind, Voice

LONGEST = 5000
# A request is read by who sees what is about school: so that is all it is filled with.
_READ_BY_ALL = frozenset({Category.PROCESS.value, Category.EDUCATION.value})


def filled(dossier: Dossier, form: RequestForm) -> dict[str, str]:
    """{key of a field: text}, only of fields that are filled from the dossier. dossier: as fetched for the actor."""
    found = {field.key: _SOURCES[field.filled_from](dossier) for field in form.fields if field.filled_from}
    return {key: text.strip()[:LONGEST] for key, text in found.items()}


def is_source(name: str) -> bool:
    return name in _SOURCES


def _name(dossier: Dossier) -> str:
    return dossier.pupil.person.name


def _born(dossier: Dossier) -> str:
    born_on = dossier.pupil.person.born_on
    return date_format(born_on, "j F Y") if born_on else ""


def _school(dossier: Dossier) -> str:
    return dossier.school.name


def _group(dossier: Dossier) -> str:
    return groups_of([dossier.pupil_id], on=clock.today()).get(dossier.pupil_id, "")


def _coordinator(dossier: Dossier) -> str:
    return f"{dossier.baton.holder.name}, {dossier.baton.organisation.name}"


def _guardians(dossier: Dossier) -> str:
    rows = deciding_guardians(dossier.pupil_id, on=clock.today())
    return ", ".join(f"{row.person.name} ({row.get_relation_display()})" for row in rows)


def _categories(dossier: Dossier) -> frozenset[str]:
    return frozenset(dossier.categories) & _READ_BY_ALL


def _views(dossier: Dossier, part: str, voices: Iterable[str] = tuple(Voice)) -> str:
    cards = voice_cards(dossier.pk, categories=_categories(dossier))
    wanted = set(voices)
    rows = [(card.role_label, getattr(card, part)) for card in cards if card.voice in wanted]
    return "\n".join(f"{role}: {text}" for role, text in rows if text)


def _goes_well(dossier: Dossier) -> str:
    return _views(dossier, "goes_well")


def _is_hard(dossier: Dossier) -> str:
    return _views(dossier, "is_hard")


def _parent_view(dossier: Dossier) -> str:
    parts = (_views(dossier, part, [Voice.PARENT]) for part in ("goes_well", "is_hard", "wish"))
    return "\n".join(text for text in parts if text)


def _pupil_view(dossier: Dossier) -> str:
    heard = hearing_of(dossier.pk)
    own = _views(dossier, "wish", [Voice.PUPIL]) or _views(dossier, "goes_well", [Voice.PUPIL])
    return "\n".join(text for text in (heard.words if heard else "", own) if text)


def _factors(kind: str) -> Callable[[Dossier], str]:
    def read(dossier: Dossier) -> str:
        return "\n".join(row.text for row in factors_of(dossier.pk)[kind])

    return read


def _goals(dossier: Dossier) -> str:
    return "\n".join(goal.text for goal in goals_of(dossier.pk, kinds=[PlanKind.OPP]) if goal.is_open)


def _actions(dossier: Dossier) -> str:
    rows = actions_of(dossier.pk, categories=_categories(dossier))
    efforts = [goal.effort for goal in goals_of(dossier.pk, kinds=[PlanKind.OPP]) if goal.effort]
    return "\n".join([*efforts, *(row.what for row in rows)])


_SOURCES: dict[str, Callable[[Dossier], str]] = {
    "pupil_name": _name,
    "pupil_born": _born,
    "school": _school,
    "group": _group,
    "coordinator": _coordinator,
    "guardians": _guardians,
    "goes_well": _goes_well,
    "is_hard": _is_hard,
    "parent_view": _parent_view,
    "pupil_view": _pupil_view,
    "promoting": _factors(FactorKind.PROMOTING),
    "hindering": _factors(FactorKind.HINDERING),
    "goals": _goals,
    "actions": _actions,
}
