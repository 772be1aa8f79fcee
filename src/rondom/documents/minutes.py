"""The minutes of one talk, after it was closed."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondom.core.decision import Decision, refuse
from rondom.documents import words
from rondom.documents.blocks import Block, Document, Heading, Listing, Quote, Text
from rondom.documents.reading import Reading
from rondom.meetings import queries
from rondom.meetings.access import may_read_minutes
from rondom.meetings.models import Meeting
from rondom.meetings.summary import Summary
from rondom.meetings.terms import MeetingState


def may_take_minutes(reading: Reading) -> Decision:
    """As the page of the talk, once nothing can be written in it any more."""
    meeting = _meeting(reading)
    read = may_read_minutes(reading.actor, meeting)
    if not read or meeting.state == MeetingState.CLOSED:
        return read
    return refuse("document.talk_not_closed", _("Het verslag is nog niet klaar om mee te nemen."))


def minutes(reading: Reading) -> Document:
    meeting = _meeting(reading)
    record = queries.record_of(meeting)
    summary = queries.summary_for_family(meeting, record)
    written = [
        {"phase": str(part.get_phase_display()), "by": part.author.name, "text": part.text}
        for part in queries.parts_of(meeting)
    ]
    others = [
        {"by": f"{view.person.name}, {view.get_capacity_display()}", "text": view.text}
        for view in queries.other_views_of(meeting)
    ]
    blocks = (
        Heading(_("Waar het over ging")),
        Text(meeting.goal),
        *_present(summary),
        *_written(written),
        *_lines(_("Besluiten"), summary.decisions),
        *_lines(_("Afspraken"), summary.agreements),
        *_views(others),
    )
    return Document(
        title=_("Verslag van een overleg"),
        about=(*words.about(reading), _when(meeting)),
        plain=_plain(reading, summary),
        blocks=blocks,
        data=_data(meeting, summary, written, others),
    )


def _meeting(reading: Reading) -> Meeting:
    """Errors: ValueError without a meeting, which no screen does."""
    if reading.meeting is None:
        raise ValueError("minutes are of a meeting")
    return reading.meeting


def _when(meeting: Meeting) -> str:
    held = date_format(localtime(meeting.started_at or meeting.starts_at), "j F Y, H:i")
    return f"{meeting.get_kind_display()}, {held}"


def _plain(reading: Reading, summary: Summary) -> tuple[Block, ...]:
    agreed = [*summary.decisions, *summary.agreements]
    looking_back = summary.next_talk or _("Er is nog geen dag gekozen voor een volgend gesprek.")
    return (
        Heading(_("In gewone woorden")),
        *([Text(summary.own_sentence)] if summary.own_sentence else []),
        Text(summary.opening),
        Heading(_("Wat is afgesproken, en wie doet wat?"), 3),
        Listing(tuple(agreed)) if agreed else Text(_("Er is niets afgesproken.")),
        *([Text(summary.bridging)] if summary.bridging else []),
        Heading(_("Wanneer kijken we terug?"), 3),
        Text(looking_back),
        *words.whom_to_call(reading),
    )


def _present(summary: Summary) -> list[Block]:
    lines = [line for line in (summary.present, summary.absent, summary.regie) if line]
    return [Heading(_("Wie er waren")), *(Text(line) for line in lines)] if lines else []


def _written(rows: list[dict[str, str]]) -> list[Block]:
    found: list[Block] = []
    for row in rows:
        if Heading(row["phase"]) not in found:
            found.append(Heading(row["phase"]))
        found.append(Quote(row["text"], by=row["by"]))
    return found


def _lines(title: str, lines: tuple[str, ...]) -> list[Block]:
    return [Heading(title), Listing(lines)] if lines else []


def _views(rows: list[dict[str, str]]) -> list[Block]:
    if not rows:
        return []
    return [Heading(_("Wie ziet het anders?")), *(Quote(row["text"], by=row["by"]) for row in rows)]


def _data(
    meeting: Meeting, summary: Summary, written: list[dict[str, str]], others: list[dict[str, str]]
) -> dict[str, Any]:
    return {
        "document": "verslag",
        "kind": meeting.kind,
        "held_at": meeting.started_at or meeting.starts_at,
        "goal": meeting.goal,
        "present": summary.present,
        "absent": summary.absent,
        "minutes": written,
        "decisions": list(summary.decisions),
        "agreements": list(summary.agreements),
        "other_views": others,
        "next_talk": summary.next_talk,
    }
