"""The parts of the file that belong in the growth document, as readable Dutch paragraphs."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rondom.integrations.oso import codes
from rondom.integrations.oso.dossier import (
    ActionPlan,
    AdmissionStatement,
    Answer,
    Arrangement,
    CareerYear,
    Diagnosis,
    EarlySchool,
    OsoDossier,
    Preschool,
)
from rondom.integrations.oso.growth_scores import assessed_lines, mark_lines

CATEGORY = {"diagnoses": "medical", "absence": "absence"}


class GrowthSection(NamedTuple):
    key: str
    title: str
    text: str

    @property
    def category(self) -> str:
        """The data category that decides who may see it."""
        return CATEGORY.get(self.key, "education")


def growth_sections(dossier: OsoDossier) -> list[GrowthSection]:
    """Only the sections that have something to say."""
    writers: tuple[tuple[str, str, Callable[[OsoDossier], Iterable[str]]], ...] = (
        ("career", _("Schoolloopbaan"), _career),
        ("early_years", _("Voor- en vroegschool"), _early_years),
        ("tests", _("Didactisch overzicht"), assessed_lines),
        ("marks", pgettext("van een leerling", "Cijfers"), mark_lines),
        ("needs", _("Wat de leerling nodig heeft"), lambda _dossier: ()),
        ("diagnoses", _("Onderzoek en diagnose"), _diagnoses),
        ("plans", _("Eerdere plannen"), _plans),
        ("absence", _("Verzuim"), _absence),
        ("decisions", _("TLV en arrangementen"), _decisions),
        ("advice", _("Overstapadvies"), _advice),
    )
    sections = [
        GrowthSection(key, title, "\n".join([*write(dossier), *_attached(dossier, key)]))
        for key, title, write in writers
    ]
    return [each for each in sections if each.text]


def _attached(dossier: OsoDossier, section: str) -> Iterable[str]:
    for each in dossier.attachments:
        if each.section == section:
            line = _("Zie bijlage: %(name)s") % {"name": each.file_name}
            line = f"{line} – {each.description}" if each.description else line
            yield f"{line} ({each.problem})" if each.problem else line


def _period(start: dt.date | None, end: dt.date | None) -> str:
    if start and end:
        return _("van %(start)s tot en met %(end)s") % {"start": codes.day(start), "end": codes.day(end)}
    if start:
        return _("vanaf %(start)s") % {"start": codes.day(start)}
    return _("tot en met %(end)s") % {"end": codes.day(end)} if end else ""


def _joined(*parts: str) -> str:
    return ", ".join(each for each in parts if each)


def _named(words: str, value: str) -> str:
    return f"{words} {value}" if value else ""


def _yes_no(question: str, answer: Answer) -> str:
    words = {Answer.YES: _("ja"), Answer.NO: _("nee")}
    return f"{question}: {words[answer]}" if answer in words else ""


def _career(dossier: OsoDossier) -> Iterable[str]:
    return (_career_line(each) for each in dossier.career)


def _career_line(year: CareerYear) -> str:
    details = _joined(
        codes.year_group(year.year_group),
        _named(_("klas"), year.group_code),
        year.group_name,
        _period(year.starts_on, year.ends_on),
        _named(_("school"), f"{year.brin} {year.branch}".strip()),
        f"{year.school_kind} {year.school_type}".strip(),
        year.description,
        _named(_("elementcode"), year.secondary_code),
        year.secondary_description,
    )
    return f"{year.school_year}: {details}"


def _early_years(dossier: OsoDossier) -> Iterable[str]:
    early = dossier.early_years
    lines = [
        _yes_no(_("Komt van de peuterspeelzaal"), early.from_playgroup),
        _named(_("Peuterspeelzaal:"), early.playgroup),
        *([_preschool(early.preschool)] if early.preschool else []),
        *(_early_school(each) for each in early.early_school),
    ]
    return filter(None, lines)


def _preschool(preschool: Preschool) -> str:
    return _joined(
        _("Voorschool: programma (code %(code)s)") % {"code": preschool.programme_code},
        _("%(months)s maanden") % {"months": preschool.months},
        _named(_("dagdelen per week:"), preschool.half_days_a_week),
        _named(_("soort voorschool: code"), preschool.history_code),
        _named(_("verwezen door: code"), preschool.referrer_code),
        _named(_("deelname: code"), preschool.attendance_code),
    )


def _early_school(early: EarlySchool) -> str:
    programme = _("Vroegschool: programma (code %(code)s)") % {"code": early.programme_code}
    return _joined(programme, _period(early.starts_on, early.ends_on))


def _diagnoses(dossier: OsoDossier) -> Iterable[str]:
    medication = _yes_no(_("Gebruikt medicijnen"), dossier.support.medication)
    return filter(None, (*(_diagnosis(each) for each in dossier.support.diagnoses), medication))


def _diagnosis(diagnosis: Diagnosis) -> str:
    return _joined(
        diagnosis.name or _("Diagnose"),
        _named(_("code"), " + ".join(diagnosis.codes)),
        _named(_("vastgesteld op"), codes.day(diagnosis.made_on)) if diagnosis.made_on else "",
        _named(_("door"), diagnosis.made_by),
        diagnosis.institution,
    )


def _plans(dossier: OsoDossier) -> Iterable[str]:
    for plan in dossier.support.action_plans:
        yield _action_plan(plan)
    for each in dossier.support.perspective_periods:
        yield _joined(_("Ontwikkelingsperspectief (OPP)"), _period(each.starts_on, each.ends_on))


def _action_plan(plan: ActionPlan) -> str:
    aim = _("Handelingsplan gericht op %(aim)s") % {"aim": plan.aimed_at}
    return _joined(aim, _period(plan.starts_on, plan.ends_on))


def _absence(dossier: OsoDossier) -> Iterable[str]:
    absence = dossier.absence
    if absence is None:
        return ()
    lines = (
        _named(_("Geoorloofd verzuim in dagdelen:"), absence.half_days_allowed),
        _named(_("Ongeoorloofd verzuim in dagdelen:"), absence.half_days_not_allowed),
        _named(_("Keren ongeoorloofd verzuim:"), absence.frequency),
        _yes_no(_("Meer dan een kwart van de lessen gemist"), absence.over_quarter),
        _yes_no(_("Contact geweest met leerplicht"), absence.contact_attendance_officer),
    )
    counted = [each for each in lines if each]
    return (_("Over de laatste twaalf maanden:"), *counted) if counted else ()


def _decisions(dossier: OsoDossier) -> Iterable[str]:
    for statement in dossier.support.admission_statements:
        yield _admission(statement)
    for each in dossier.support.arrangements:
        yield _arrangement(each)


def _admission(statement: AdmissionStatement) -> str:
    return _joined(
        _("Toelaatbaarheidsverklaring (TLV) %(number)s") % {"number": statement.decision_number},
        _named(_("categorie"), codes.funding(statement.category)),
        _period(statement.starts_on, statement.ends_on),
        _named(_("samenwerkingsverband"), statement.partnership_number),
    )


def _arrangement(arrangement: Arrangement) -> str:
    kinds = {"cluster12": _("Arrangement van cluster 1 of 2"), "pao": _("Arrangement passend onderwijs")}
    return _joined(
        kinds[arrangement.kind],
        _period(arrangement.starts_on, arrangement.ends_on),
        arrangement.feature,
        _named(_("besluit"), arrangement.decision_number),
        _named(_("school"), f"{arrangement.brin} {arrangement.branch}".strip()),
    )


def _advice(dossier: OsoDossier) -> Iterable[str]:
    advice = dossier.advice
    if advice is None:
        return ()
    contact = _joined(advice.contact_name, advice.contact_phone, advice.contact_email)
    lines = (
        _named(_("Advies van de school: code"), advice.advice),
        _named(_("Wens van de ouders: code"), advice.parents_wish),
        _named(_("Wens van de leerling: code"), advice.pupils_wish),
        _named(_("Herzien advies: code"), advice.revised_advice),
        _named(_("Waarom herzien:"), advice.revised_because),
        _named(_("Profiel:"), advice.profile),
        _named(_("Uitleg:"), advice.reasoning),
        _named(_("Let op:"), advice.points_of_attention),
        _yes_no(_("Overleg nodig"), advice.contact_needed),
        _named(_("Contact:"), contact),
    )
    return filter(None, lines)
