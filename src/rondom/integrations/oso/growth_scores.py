"""Tests and marks as short lines."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from rondom.integrations.oso import codes
from rondom.integrations.oso.dossier import Mark, MarkList, OsoDossier, ReferenceScore, Score, Test


def assessed_lines(dossier: OsoDossier) -> Iterator[str]:
    for test in dossier.tests:
        yield _test(test)
        for part in test.parts:
            yield f"  – {part.name or part.code} ({part.code}): {_result(part.score, part.references)}"


def _test(test: Test) -> str:
    taken = test.taken_on
    about = (
        codes.day(taken) if taken else "",
        codes.year_group(test.year_group),
        _("didactische leeftijd %(months)s") % {"months": test.months_of_education}
        if test.months_of_education
        else "",
        _taken_by(test),
    )
    name = " ".join(filter(None, (test.name or test.code, test.version)))
    area = f"{test.area[:1].upper()}{test.area[1:]}: " if test.area else ""
    head = f"{area}{name} ({test.code}), {', '.join(filter(None, about))}"
    lines = filter(None, (head, _result(test.score, test.references), test.remark))
    return ". ".join(lines)


def _taken_by(test: Test) -> str:
    people = ", ".join(filter(None, (test.taken_by, test.taken_by_function, test.taken_by_institution)))
    return _("afgenomen door %(people)s") % {"people": people} if people else ""


def _result(score: Score, references: Iterable[ReferenceScore]) -> str:
    return "; ".join([*_score(score), *(_reference(each) for each in references)])


def _score(score: Score) -> Iterator[str]:
    values = (
        (score.items, _("%(value)s opgaven")),
        (score.right, _("%(value)s goed")),
        (score.wrong, _("%(value)s fout")),
        (score.read, _("%(value)s gelezen")),
        (score.seconds, _("%(value)s seconden")),
        (score.skill, _("vaardigheidsscore %(value)s")),
        (score.skill_scale, _("schaal %(value)s")),
        (_between(score), _("betrouwbaar tussen %(value)s")),
    )
    return (words % {"value": value} for value, words in values if value)


def _between(score: Score) -> str:
    return "–".join(filter(None, (score.interval_low, score.interval_high)))


def _reference(reference: ReferenceScore) -> str:
    details = ", ".join(filter(None, (reference.compared_with, reference.qualification)))
    return f"{reference.code} {reference.value}" + (f" ({details})" if details else "")


def mark_lines(dossier: OsoDossier) -> Iterator[str]:
    for mark_list in dossier.mark_lists:
        yield from _mark_list(mark_list)


def _mark_list(mark_list: MarkList) -> Iterator[str]:
    given = mark_list.given_on
    when = ", ".join(
        filter(
            None,
            (codes.year_group(mark_list.year_group), mark_list.period, codes.day(given) if given else ""),
        )
    )
    for table in mark_list.tables:
        yield f"{table.name} ({when})"
        for mark in table.marks:
            yield _mark(mark)
        for value, qualification in table.totals:
            yield _("  – totaal: %(mark)s") % {"mark": " ".join(filter(None, (value, qualification)))}


def _mark(mark: Mark) -> str:
    given = mark.given_on
    details = (codes.year_group(mark.year_group), mark.period, codes.day(given) if given else "")
    about = ", ".join(filter(None, details))
    line = f"  – {mark.subject}: {' '.join(filter(None, (mark.value, mark.qualification)))}"
    return f"{line} ({about})" if about else line
