"""What a message has in words, and what it can be about."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class NoticeText:
    """title: a few words; text: one sentence with %(child)s; about: "een overleg".

    mail: what an e-mail says, with %(who)s for the party that did it; without it: only what it is about.
    shows_name: the inbox may say who did it, to who may see the dossier.
    place: where it can be read: "dossier", "plan", "evaluations" (looking back), "arrangement", "tlv", "hearing", "meeting",
    "poll", "consent", "signature", "rights" and "sharing" (of the family), "sending" (what one got), "sendings" (what was
    sent about a child),
    "rights_desk" and "move_desk": then the text names no child, because who answers does not see the dossier;
    "second_school": the same, for who thinks along there; "safety",
    or "emergency": of no dossier; "stuck": where it is stuck, and "stuck_desk": the same without a child;
    "absence", and "attendance_desk": the same without a child; "admission"; "team_questions", and "team_desk" and "point_desk":
    the same without a child.
    """

    title: Words
    text: Words
    about: Words
    place: str = "dossier"
    mail: Words = ""
    shows_name: bool = True


ABOUT_ACTION = _("een afspraak")
ABOUT_BATON = _("de regie")
ABOUT_CONSENT = _("toestemming")
ABOUT_DOSSIER = _("een dossier")
ABOUT_EMERGENCY = _("noodtoegang")
ABOUT_MEETING = _("een overleg")
ABOUT_PLAN = _("een plan")
ABOUT_RIGHTS = _("een verzoek over een dossier")
ABOUT_SHARING = _("delen zonder toestemming")
ABOUT_SIGNATURE = _("een handtekening")
