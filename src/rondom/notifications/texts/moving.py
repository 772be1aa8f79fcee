"""The words of messages about a move to another school."""

from django.utils.translation import gettext_lazy as _

from rondom.notifications.texts.shape import NoticeText

ABOUT_MOVE = _("een overstap naar een andere school")

MOVING: dict[str, NoticeText] = {
    "move_announced": NoticeText(
        _("Een overstap is aangekondigd"),
        _("%(child)s gaat naar een andere school. Kijk wat er nog moet gebeuren."),
        ABOUT_MOVE,
        mail=_("%(who)s kondigde een overstap naar een andere school aan."),
    ),
    "move_asked": NoticeText(
        _("Neemt uw school een leerling over?"),
        _("Een andere school vraagt of uw school een leerling overneemt. Het gezin zei ja."),
        ABOUT_MOVE,
        place="move_desk",
        mail=_("Een andere school vraagt of uw school een leerling overneemt."),
        shows_name=False,
    ),
    "move_accepted": NoticeText(
        _("De nieuwe school zegt ja"),
        _("De nieuwe school neemt %(child)s over. U ziet vanaf welke dag."),
        ABOUT_MOVE,
        mail=_("%(who)s neemt een leerling over."),
    ),
    "move_refused": NoticeText(
        _("De andere school zegt nee"),
        _("De andere school nam de overstap van %(child)s niet aan. Lees waarom."),
        ABOUT_MOVE,
        mail=_("%(who)s nam een overstap niet aan."),
    ),
    "move_withdrawn": NoticeText(
        _("De overstap gaat niet door"),
        _("De overstap van %(child)s gaat niet door, of niet op die dag."),
        ABOUT_MOVE,
        mail=_("%(who)s trok een overstap in."),
    ),
    "move_done": NoticeText(
        _("Naar een andere school"),
        _("%(child)s zit nu op een andere school. Het dossier is meegegaan."),
        ABOUT_MOVE,
        mail=_("Een kind zit nu op een andere school. Het dossier is meegegaan."),
    ),
}
