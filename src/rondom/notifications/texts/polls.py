"""Messages before a talk: when everybody can, and subjects of the family."""

from django.utils.translation import gettext_lazy as _

from rondom.notifications.texts.shape import ABOUT_MEETING, NoticeText, Words

ABOUT_POLL: Words = _("een datum voor een overleg")

POLLS: dict[str, NoticeText] = {
    "meeting_point_added": NoticeText(
        _("Een onderwerp van het gezin"),
        _("Het gezin zette een onderwerp op de agenda van het overleg over %(child)s."),
        ABOUT_MEETING,
        "meeting",
        mail=_("Het gezin zette een onderwerp op de agenda van een overleg."),
    ),
    "poll_asked": NoticeText(
        _("Wanneer kunt u?"),
        _("Er komt een overleg over %(child)s. Geef door wanneer u kunt."),
        ABOUT_POLL,
        "poll",
        mail=_("%(who)s vraagt wanneer u kunt voor een overleg."),
    ),
    "poll_reminded": NoticeText(
        _("Wanneer kunt u?"),
        _("U gaf nog niet door wanneer u kunt voor het overleg over %(child)s."),
        ABOUT_POLL,
        "poll",
        mail=_("U gaf nog niet door wanneer u kunt voor een overleg."),
    ),
    "poll_complete": NoticeText(
        _("Iedereen gaf antwoord"),
        _("Iedereen gaf door wanneer hij of zij kan voor het overleg over %(child)s. Kies een moment."),
        ABOUT_POLL,
        "poll",
        mail=_("Iedereen gaf door wanneer hij of zij kan voor een overleg."),
    ),
    "poll_stopped": NoticeText(
        _("U hoeft geen datum meer door te geven"),
        _("De vraag wanneer u kunt voor een overleg over %(child)s is gestopt."),
        ABOUT_POLL,
        "poll",
        mail=_("%(who)s stopte de vraag wanneer u kunt voor een overleg."),
    ),
    "poll_link_blocked": NoticeText(
        _("Een link werkt niet meer"),
        _(
            "Bij een link om een datum door te geven is te vaak een foute code ingevuld. Maak een nieuwe link."
        ),
        ABOUT_POLL,
        "poll",
        mail=_("Een link om een datum door te geven werkt niet meer."),
    ),
}
