"""The words of messages about experts of the samenwerkingsverband."""

from django.utils.translation import gettext_lazy as _

from rondom.notifications.texts.shape import NoticeText

ABOUT = _("een begeleider van het samenwerkingsverband")

EXPERTS: dict[str, NoticeText] = {
    "expert_asked": NoticeText(
        _("School vroeg een begeleider"),
        _("School vroeg een begeleider van het samenwerkingsverband voor %(child)s."),
        ABOUT,
        mail=_("%(who)s vroeg een begeleider."),
    ),
    "expert_agreed": NoticeText(
        _("Er komt een begeleider"),
        _("Voor %(child)s zijn uren van een begeleider afgesproken. U ziet wie het is, en wanneer."),
        ABOUT,
        mail=_("%(who)s sprak uren van een begeleider af."),
    ),
    "expert_chosen": NoticeText(
        _("U bent gevraagd als begeleider"),
        _("U begeleidt bij %(child)s. U ziet hoeveel uur is afgesproken."),
        ABOUT,
        mail=_("%(who)s sprak uren met u af."),
    ),
    "expert_declined": NoticeText(
        _("Er komt geen begeleider"),
        _("De vraag om een begeleider voor %(child)s gaat niet door. U leest waarom."),
        ABOUT,
        mail=_("%(who)s gaf antwoord op de vraag om een begeleider."),
    ),
    "expert_done": NoticeText(
        _("De begeleider is klaar"),
        _("De begeleider van %(child)s schreef op wat het bracht."),
        ABOUT,
        mail=_("%(who)s schreef op wat de begeleiding bracht."),
    ),
}
