"""The words of messages about a question to a team, and of the support point."""

from django.utils.translation import gettext_lazy as _

from rondom.notifications.texts.shape import NoticeText

ABOUT_TEAM = _("een vraag aan een team")
ABOUT_POINT = _("een vraag aan het steunpunt")
TEAM_DESK, POINT_DESK = "team_desk", "point_desk"

SUPPORT: dict[str, NoticeText] = {
    "team_asked": NoticeText(
        _("Een vraag aan uw team"),
        _("Iemand vraagt uw team mee te denken. Geef op tijd antwoord."),
        ABOUT_TEAM,
        place=TEAM_DESK,
        mail=_("%(who)s vraagt uw team mee te denken."),
    ),
    "team_asked_told": NoticeText(
        _("Iemand denkt mee"),
        _("Rond %(child)s is een vraag gesteld aan een team. U kunt lezen wat er is gevraagd."),
        ABOUT_TEAM,
        place="team_questions",
        mail=_("%(who)s stelde een vraag aan een team. U kunt die lezen."),
    ),
    "team_answered": NoticeText(
        _("Antwoord van een team"),
        _("Een team gaf antwoord op de vraag over %(child)s."),
        ABOUT_TEAM,
        place="team_questions",
        mail=_("%(who)s gaf antwoord op een vraag."),
    ),
    "ticket_opened": NoticeText(
        _("Een vraag aan het steunpunt"),
        _("Een gezin vraagt iets aan het steunpunt. Geef op tijd antwoord."),
        ABOUT_POINT,
        place=POINT_DESK,
        mail=_("Een gezin vraagt iets aan het steunpunt."),
    ),
    "ticket_said": NoticeText(
        _("Een gezin zei meer"),
        _("Een gezin schreef iets bij zijn vraag aan het steunpunt."),
        ABOUT_POINT,
        place=POINT_DESK,
        mail=_("Een gezin schreef iets bij zijn vraag aan het steunpunt."),
    ),
    "ticket_linked": NoticeText(
        _("Een vraag aan het steunpunt"),
        _("Bij %(child)s staat nu een vraag aan het steunpunt. Dat wilde wie de vraag stelde."),
        ABOUT_POINT,
        place="team_questions",
        mail=_("Bij het dossier staat nu een vraag aan het steunpunt."),
    ),
}
