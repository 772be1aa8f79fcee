"""The decision about a TLV with both advices, for the school and the parents; and one advice by itself."""

import datetime as dt
from functools import partial
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.core.canonical import short_code
from rondom.core.decision import Decision
from rondom.documents import words
from rondom.documents.blocks import Block, Document, Heading, Quote, Table, Text
from rondom.documents.reading import Reading
from rondom.documents.registry import DocumentKind
from rondom.people.terms import Role
from rondom.tlv.access import may_see
from rondom.tlv.models import TlvAdvice, TlvApplication, TlvDecision
from rondom.tlv.queries import signed_advices
from rondom.tlv.rules import category_label, procedure
from rondom.tlv.terms import Verdict


def tlv_kind(row: TlvApplication) -> DocumentKind:
    """There is one per application, so it is no row of the registry. row: with its decision and advices."""
    return DocumentKind(
        "tlv",
        gettext_lazy("Besluit over een TLV"),
        gettext_lazy("Wat het samenwerkingsverband besloot, waarom, en wat de deskundigen adviseerden."),
        _may_read,
        partial(decision_letter, row=row),
    )


def advice_kind(row: TlvApplication, advice: TlvAdvice) -> DocumentKind:
    return DocumentKind(
        "advies",
        gettext_lazy("Advies van een deskundige"),
        gettext_lazy("Wat één deskundige adviseerde over een TLV."),
        _may_read,
        partial(advice_paper, row=row, advice=advice),
    )


def _may_read(reading: Reading) -> Decision:
    return may_see(reading.dossier)


def decision_letter(reading: Reading, *, row: TlvApplication) -> Document:
    made: TlvDecision = row.decision
    advices = signed_advices(row)
    return Document(
        title=_title(made),
        about=(*words.about(reading), f"{made.number}, {words.day(made.decided_on)}"),
        plain=_plain(reading, made),
        blocks=(
            Heading(_("Het besluit")),
            Table((_("Wat"), _("Besluit")), tuple(_facts(row, made))),
            *_use(made),
            Heading(_("Niet eens met het besluit?")),
            Text(_objection(made)),
            Text(procedure().support_point.words),
            *(block for advice in advices for block in _advice(advice)),
        ),
        data=_data(row, made, advices),
    )


def _title(made: TlvDecision) -> str:
    if made.verdict == Verdict.GRANTED:
        return _("Toelaatbaarheidsverklaring %(number)s") % {"number": made.number}
    return _("Besluit %(number)s: geen toelaatbaarheidsverklaring") % {"number": made.number}


def _plain(reading: Reading, made: TlvDecision) -> tuple[Block, ...]:
    granted = made.verdict == Verdict.GRANTED
    said = (
        _("Het kind mag naar deze soort school: %(kind)s.") % {"kind": category_label(made.category)}
        if granted
        else _("Het samenwerkingsverband geeft geen toelaatbaarheidsverklaring.")
    )
    more = (Heading(_("Wat kan er wél?"), 3), Text(made.alternatives)) if made.alternatives else ()
    return (
        Heading(_("In gewone woorden")),
        Text(said),
        Heading(_("Waarom?"), 3),
        Text(made.reason),
        *more,
        *words.whom_to_call(reading),
    )


def _facts(row: TlvApplication, made: TlvDecision) -> list[tuple[str, str]]:
    who = f"{made.decided_by.name}, {Role(made.mandate).label}, {made.decided_for.name}"
    rows = [
        (_("Volgnummer"), made.number),
        (_("Aangevraagd door"), row.school.name),
        (_("Besluit"), str(made.get_verdict_display())),
        (_("Besloten door"), who),
    ]
    if made.valid_from and made.valid_until:
        last_on = made.valid_until - dt.timedelta(days=1)
        rows.append((_("Soort onderwijs"), category_label(made.category)))
        rows.append((_("Geldt van"), words.day(made.valid_from)))
        rows.append((_("Geldt tot en met"), words.day(last_on)))
    return rows


def _use(made: TlvDecision) -> tuple[Block, ...]:
    if made.verdict != Verdict.GRANTED:
        return ()
    words_ = _(
        "De nieuwe school haalt deze TLV op met het volgnummer, de code %(code)s en de geboortedag van het kind. "
        "Zij ziet dan het besluit, niet de adviezen."
    ) % {"code": f"{made.code[:4]} {made.code[4:]}"}
    return (Heading(_("Voor de nieuwe school")), Text(words_))


def _objection(made: TlvDecision) -> str:
    if made.objection_until is None:
        return _("Zodra het besluit bekend is gemaakt, kunt u zes weken lang bezwaar maken.")
    return _(
        "U kunt tot en met %(day)s bezwaar maken bij het samenwerkingsverband. Dat vraagt dan advies aan: %(committee)s."
    ) % {"day": words.day(made.objection_until), "committee": procedure().committee_of_objection.name}


def _advice(advice: TlvAdvice) -> tuple[Block, ...]:
    found = procedure().profession(advice.profession)
    profession = found.label if found else advice.profession
    assert advice.signed_at is not None  # noqa: S101 - only signed ones come here
    moment = words.day(localtime(advice.signed_at).date())
    signed = _("Getekend door %(name)s op %(day)s. Code: %(code)s.") % {
        "name": advice.expert.name,
        "day": moment,
        "code": short_code(advice.digest),
    }
    return (
        Heading(_("Advies van een deskundige: %(profession)s") % {"profession": profession}),
        Text(str(advice.get_advises_display()).capitalize() + "."),
        Quote(advice.words, by=f"{advice.expert.name}, {advice.organisation.name}"),
        Text(signed, is_small=True),
    )


def advice_paper(reading: Reading, *, row: TlvApplication, advice: TlvAdvice) -> Document:
    return Document(
        title=_("Advies van een deskundige over een TLV"),
        about=(*words.about(reading), category_label(row.category)),
        plain=(),
        blocks=_advice(advice),
        data={"document": "advies", "advice": _advice_data(advice)},
    )


def _advice_data(advice: TlvAdvice) -> dict[str, Any]:
    return {
        "profession": advice.profession,
        "advises": advice.advises,
        "words": advice.words,
        "signed_at": advice.signed_at,
        "digest": advice.digest,
    }


def _data(row: TlvApplication, made: TlvDecision, advices: list[TlvAdvice]) -> dict[str, Any]:
    return {
        "document": "tlv",
        "number": made.number,
        "code": made.code if made.verdict == Verdict.GRANTED else "",
        "asked": row.category,
        "verdict": made.verdict,
        "category": made.category,
        "decided_on": made.decided_on,
        "valid_from": made.valid_from,
        "valid_until": made.valid_until,
        "objection_until": made.objection_until,
        "reason": made.reason,
        "alternatives": made.alternatives,
        "advices": [_advice_data(each) for each in advices],
    }
