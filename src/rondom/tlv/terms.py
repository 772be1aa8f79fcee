"""Words of a TLV that are stored in the database."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TlvState(TextChoices):
    DRAFT = "draft", _("wordt ingevuld")
    SUBMITTED = "submitted", _("ingediend")
    INCOMPLETE = "incomplete", _("wacht op de school")
    IN_ADVICE = "in_advice", _("deskundigen geven advies")
    DECIDED = "decided", _("besloten, nog niet bekendgemaakt")
    NOTIFIED = "notified", _("besluit bekendgemaakt")
    PLACED = "placed", _("geplaatst")
    EXPIRED = "expired", _("afgelopen")
    RENEWED = "renewed", _("verlengd")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class Act(TextChoices):
    """What brings a TLV to another state."""

    SEND = "send", _("dien in")
    ASK = "ask", _("vraag de school om meer")
    ANSWER = "answer", _("vul aan")
    TAKE_UP = "take_up", _("vraag een deskundige")
    DECIDE = "decide", _("besluit")
    NOTIFY = "notify", _("maak bekend")
    PLACE = "place", _("plaats het kind")
    EXPIRE = "expire", _("de laatste dag is voorbij")
    RENEW = "renew", _("een nieuwe TLV is bekendgemaakt")
    WITHDRAW = "withdraw", _("trek in")


class ObjectionState(TextChoices):
    LODGED = "lodged", _("ingediend")
    SENT = "sent", _("bij de adviescommissie")
    DECIDED = "decided", _("besloten")
    WITHDRAWN = "withdrawn", _("ingetrokken")


class ObjectionAct(TextChoices):
    SEND = "send", _("stuur door")
    DECIDE = "decide", _("besluit")
    WITHDRAW = "withdraw", _("trek in")


class Verdict(TextChoices):
    GRANTED = "granted", _("toegekend")
    REFUSED = "refused", _("niet toegekend")


class ObjectionOutcome(TextChoices):
    STANDS = "stands", _("het besluit blijft")
    CHANGES = "changes", _("er komt een nieuw besluit")
    NOT_TREATED = "not_treated", _("het bezwaar kan niet worden behandeld")


class ViewVoice(TextChoices):
    PARENT = "parent", _("ouder")
    PUPIL = "pupil", _("leerling")


class Agrees(TextChoices):
    YES = "yes", _("mee eens")
    NO = "no", _("niet mee eens")
    UNSAID = "unsaid", _("geen mening")


class Advises(TextChoices):
    YES = "yes", _("ja, dit past bij het kind")
    NO = "no", _("nee, dit past niet bij het kind")


class Effort(TextChoices):
    """For what somebody spent time."""

    FILL_IN = "fill_in", _("aanvraag invullen")
    TALK = "talk", _("overleg")
    ADVISE = "advise", _("advies")
    DECIDE = "decide", _("beoordelen en besluiten")
