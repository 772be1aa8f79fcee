"""One row of a list: values that fit, and problems in plain words."""

import datetime as dt
import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, validate_email
from django.utils.translation import gettext as _

from rondom.integrations.pupil_lists.pupil_list import Authority, ParentRow, PupilRow
from rondom.integrations.pupil_lists.sheet import Cell, Formula

MAX_NAME = 200
MAX_EMAIL = 254
LONGEST = {"prefix": 30, "group": 40, "number": 40, "home_language": 60, "phone": 30}
FIRST_BIRTH_DATE = dt.date(1990, 1, 1)
EXCEL_EPOCH = dt.date(1899, 12, 30)
DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})(?:[ T]00:00(?::00)?)?")
YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]00:00(?::00)?)?")
SERIAL = re.compile(r"[3-5]\d{4}")  # a day as Excel counts it, 1982 to 2064
AUTHORITY = {
    **dict.fromkeys(("ja", "j", "yes", "true", "waar", "1", "x"), Authority.YES),
    **dict.fromkeys(("nee", "n", "no", "false", "onwaar", "0"), Authority.NO),
    **dict.fromkeys(("", "onbekend", "?", "-"), Authority.UNKNOWN),
}


class RowReader:
    """Collects the problems of one row while its fields are read."""

    def __init__(self, cells: Mapping[str, Cell], headers: Mapping[str, str], today: dt.date) -> None:
        self.cells = cells
        self.headers = headers
        self.today = today
        self.problems: list[str] = []
        self.complete = True

    def pupil(self) -> PupilRow | None:
        call_name, first_names = self.name("call_name"), self.name("first_names")
        prefix, last_name = self.name("prefix"), self.name("last_name")
        born_on = self.birth_date()
        if not call_name and not first_names:
            self.block(_("De roepnaam of voornaam ontbreekt."))
        if not last_name:
            self.block(_("De achternaam ontbreekt."))
        group, number, language = (self.short(each) for each in ("group", "number", "home_language"))
        parents = tuple(each for each in (self.parent(number) for number in range(1, 5)) if each)
        if not self.complete or born_on is None:
            return None
        return PupilRow(call_name, first_names, prefix, last_name, born_on, group, number, language, parents)

    def block(self, problem: str) -> None:
        """A problem that keeps this row from being taken over."""
        self.complete = False
        if problem not in self.problems:
            self.problems.append(problem)

    def text(self, field: str) -> str:
        cell = self.cells.get(field, "")
        if isinstance(cell, Formula):
            message = _("In kolom ‘%(column)s’ staat een formule. Zet daar de waarde zelf neer.")
            self.problems.append(message % {"column": self.headers[field]})
            return ""
        return f"{cell.day}-{cell.month}-{cell.year}" if isinstance(cell, dt.date) else cell

    def name(self, field: str) -> str:
        text, limit = self.text(field), LONGEST.get(field, MAX_NAME)
        if len(text) > limit:
            message = _("‘%(column)s’ heeft %(length)d tekens; hoogstens %(limit)d passen.")
            self.block(message % {"column": self.headers[field], "length": len(text), "limit": limit})
        return text

    def short(self, field: str) -> str:
        text = self.text(field)
        if len(text) <= LONGEST[field.rpartition(".")[2]]:
            return text
        message = _("‘%(column)s’ heeft %(length)d tekens en is niet overgenomen.")
        self.problems.append(message % {"column": self.headers[field], "length": len(text)})
        return ""

    def birth_date(self) -> dt.date | None:
        cell = self.cells.get("born_on", "")
        text = self.text("born_on")
        day = cell if isinstance(cell, dt.date) else read_date(text)
        if day is None:
            message = _("De geboortedatum ‘%(text)s’ is geen datum als 31-12-2015.") % {"text": text[:30]}
            self.block(message if text else _("De geboortedatum ontbreekt."))
        elif day > self.today:
            self.block(_("De geboortedatum %(day)s ligt in de toekomst.") % {"day": _shown(day)})
        elif day < FIRST_BIRTH_DATE:
            self.block(_("De geboortedatum %(day)s ligt voor 1990.") % {"day": _shown(day)})
        return day

    def parent(self, number: int) -> ParentRow | None:
        fields = [f"parent{number}.{each}" for each in ("name", "email", "phone", "authority")]
        if all(self.cells.get(each, "") == "" for each in fields):
            return None
        name, email, phone, authority = fields
        return ParentRow(self.name(name), self.email(email), self.short(phone), self.authority(authority))

    def email(self, field: str) -> str:
        text = self.text(field)
        if not text:
            return ""
        try:
            MaxLengthValidator(MAX_EMAIL)(text)
            validate_email(text)
        except ValidationError:
            message = _("‘%(text)s’ in kolom ‘%(column)s’ is geen e-mailadres.")
            self.problems.append(message % {"text": text[:60], "column": self.headers[field]})
            return ""
        return text

    def authority(self, field: str) -> Authority:
        text = self.text(field)
        if text.casefold() in AUTHORITY:
            return AUTHORITY[text.casefold()]
        message = _("Bij ‘%(column)s’ staat ‘%(text)s’. Schrijf ja, nee of onbekend.")
        self.problems.append(message % {"column": self.headers[field], "text": text[:30]})
        return Authority.UNKNOWN


def read_date(text: str) -> dt.date | None:
    """31-12-2015, 31/12/2015, 2015-12-31 or a day number of Excel; two-figure years are not guessed."""
    found = YEAR_FIRST.fullmatch(text)
    day_first = DAY_FIRST.fullmatch(text)
    try:
        if found:
            return dt.date(int(found[1]), int(found[2]), int(found[3]))
        if day_first:
            return dt.date(int(day_first[3]), int(day_first[2]), int(day_first[1]))
    except ValueError:
        return None
    return EXCEL_EPOCH + dt.timedelta(days=int(text)) if SERIAL.fullmatch(text) else None


def _shown(day: dt.date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
