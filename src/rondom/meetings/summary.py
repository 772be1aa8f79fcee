"""What the family reads after a meeting: plain sentences made from what was written down. Nothing is made up."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondom.core.wording import words_in_row
from rondom.meetings.models import Agreement, Decision, Invitee, Meeting
from rondom.meetings.terms import DecisionKind


@dataclass(frozen=True, slots=True)
class Summary:
    """Sentences per subject, in the language of who reads."""

    opening: str
    present: str
    absent: str
    agreements: tuple[str, ...]
    decisions: tuple[str, ...]
    bridging: str
    regie: str
    next_talk: str
    own_sentence: str

    @property
    def text(self) -> str:
        agreed = [f"– {line}" for line in self.agreements]
        parts = [
            self.own_sentence,
            self.opening,
            self.present,
            self.absent,
            *self.decisions,
            *([_("Dit is afgesproken:"), *agreed] if agreed else []),
            self.bridging,
            self.regie,
            self.next_talk,
        ]
        return "\n".join(part for part in parts if part)


def build_summary(
    meeting: Meeting,
    *,
    call_name: str,
    invitees: Sequence[Invitee],
    agreements: Sequence[Agreement],
    decisions: Sequence[Decision],
) -> Summary:
    came = [row.person.name for row in invitees if row.attended]
    away = [row.person.name for row in invitees if row.attended is False]
    day = date_format(localtime(meeting.started_at or meeting.starts_at), "l j F")
    return Summary(
        opening=_("Op %(day)s was er een overleg over %(child)s.") % {"day": day, "child": call_name},
        present=_("Erbij waren: %(names)s.") % {"names": words_in_row(came)} if came else "",
        absent=_("Niet erbij waren: %(names)s.") % {"names": words_in_row(away)} if away else "",
        agreements=tuple(_agreement(row) for row in agreements),
        decisions=tuple(line for row in decisions for line in _decided(row, call_name)),
        bridging=_("Tot de hulp begint: %(text)s") % {"text": meeting.bridging} if meeting.bridging else "",
        regie=_regie(meeting),
        next_talk=_("Wij praten weer op %(day)s.") % {"day": date_format(meeting.next_on, "l j F")}
        if meeting.next_on
        else "",
        own_sentence=meeting.own_sentence,
    )


def _agreement(row: Agreement) -> str:
    action = row.action
    who = action.owner.name if action.owner else action.owner_name
    return _("%(who)s: %(what)s. Uiterlijk %(day)s.") % {
        "who": who,
        "what": action.what.rstrip("."),
        "day": date_format(action.due_on, "l j F"),
    }


def _regie(meeting: Meeting) -> str:
    if meeting.regie is None:
        return ""
    if meeting.regie_asked:
        return _("%(now)s is de coördinator. %(next)s is gevraagd om dat over te nemen.") % {
            "now": meeting.regie.name,
            "next": meeting.regie_asked.name,
        }
    return _("%(now)s blijft de coördinator.") % {"now": meeting.regie.name}


def _decided(row: Decision, call_name: str) -> list[str]:
    """The decision, and who does not agree with it, in his own words."""
    disagree = [
        _("%(name)s is het hier niet mee eens: %(text)s")
        % {"name": dissent.person.name, "text": dissent.text}
        for dissent in row.dissents.all()
    ]
    return [_decision(row, call_name), *disagree]


def _decision(row: Decision, call_name: str) -> str:
    words = {
        DecisionKind.KEPT_IN_REGULAR: _("%(child)s blijft op deze school, met hulp die past."),
        DecisionKind.PLACED_ELSEWHERE: _("%(child)s gaat voor een tijd naar een andere plek, tot %(day)s."),
        DecisionKind.EXTRA_MEANS: _("Er komt extra hulp op school voor %(child)s."),
        DecisionKind.ADVICE: _("Dit is het advies voor %(child)s."),
    }[DecisionKind(row.kind)]
    day = date_format(row.until_on, "j F Y") if row.until_on else ""
    return f"{words % {'child': call_name, 'day': day}} {row.text}".strip()
