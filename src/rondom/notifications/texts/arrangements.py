"""The words of messages about arrangements."""

from django.utils.translation import gettext_lazy as _

from rondom.notifications.texts.shape import NoticeText

ABOUT = _("een arrangement")

ARRANGEMENTS: dict[str, NoticeText] = {
    "arrangement_to_decide": NoticeText(
        _("Een aanvraag om over te besluiten"),
        _("Er is een arrangement gevraagd voor %(child)s. De aanvraag wacht op uw besluit."),
        ABOUT,
        place="arrangement",
        mail=_("%(who)s vroeg een arrangement aan."),
    ),
    "arrangement_request_sent": NoticeText(
        _("School vroeg extra hulp aan"),
        _("School vroeg een arrangement aan voor %(child)s. U ziet wanneer u het besluit kunt verwachten."),
        ABOUT,
        place="arrangement",
        mail=_("%(who)s vroeg een arrangement aan."),
    ),
    "arrangement_request_withdrawn": NoticeText(
        _("Aanvraag ingetrokken"),
        _("De aanvraag voor een arrangement voor %(child)s is ingetrokken."),
        ABOUT,
        place="arrangement",
        mail=_("%(who)s trok een aanvraag in."),
    ),
    "arrangement_read": NoticeText(
        _("De tweede lezer is klaar"),
        _("De tweede lezer keek naar de aanvraag voor %(child)s. U kunt nu besluiten."),
        ABOUT,
        place="arrangement",
        mail=_("%(who)s las een aanvraag."),
    ),
    "arrangement_decided": NoticeText(
        _("Er is een besluit"),
        _("Er is besloten over het arrangement voor %(child)s. Lees het besluit en waarom."),
        ABOUT,
        place="arrangement",
        mail=_("%(who)s nam een besluit over een arrangement."),
    ),
    "arrangement_started": NoticeText(
        _("Het arrangement is gestart"),
        _("Het arrangement voor %(child)s is gestart. U ziet wie wat doet, en wanneer."),
        ABOUT,
        mail=_("%(who)s startte een arrangement."),
    ),
    "arrangement_part_begun": NoticeText(
        _("De hulp is begonnen"),
        _("Een aanbieder is begonnen met de hulp voor %(child)s."),
        ABOUT,
        mail=_("%(who)s schreef op dat de hulp is begonnen."),
    ),
    "arrangement_fell_short": NoticeText(
        _("Hulp gaat niet zoals afgesproken"),
        _(
            "Een deel van de hulp voor %(child)s is niet begonnen, is minder of helpt nog niet. Kijk wat er nodig is."
        ),
        ABOUT,
        place="arrangement",
        mail=_("Een deel van de hulp gaat niet zoals afgesproken."),
    ),
    "arrangement_fell_short_family": NoticeText(
        _("De hulp gaat nog niet zoals afgesproken"),
        _("Een deel van de hulp voor %(child)s gaat nog niet zoals afgesproken. De coördinator weet het."),
        ABOUT,
        place="arrangement",
        mail=_("Een deel van de hulp gaat nog niet zoals afgesproken."),
    ),
    "arrangement_ended": NoticeText(
        _("Het arrangement is gestopt"),
        _("Het arrangement voor %(child)s is gestopt. Lees waarom."),
        ABOUT,
        mail=_("%(who)s stopte een arrangement."),
    ),
}
