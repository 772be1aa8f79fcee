"""The words of messages about triage, who leads the process, and registrations."""

from django.utils.translation import gettext_lazy as _

from rondom.notifications.texts.shape import NoticeText

ABOUT_REGIE = _("de procesregie")
ABOUT_REGISTRATION = _("een registratie")
ABOUT_TRIAGE = _("de triage")

SOCIAL_TEAM: dict[str, NoticeText] = {
    "triage_to_confirm": NoticeText(
        _("Een triage om te bevestigen"),
        _("De triage van %(child)s wacht op uw bevestiging."),
        ABOUT_TRIAGE,
        mail=_("%(who)s vraagt u een triage te bevestigen."),
    ),
    "triage_closed": NoticeText(
        _("De triage is klaar"),
        _("De triage van %(child)s is klaar. Lees wat eruit kwam."),
        ABOUT_TRIAGE,
        mail=_("%(who)s rondde een triage af."),
    ),
    "triage_in_stock": NoticeText(
        _("De vraag wacht"),
        _("De vraag van %(child)s wacht op een casemanager. U ziet hoelang het duurt."),
        ABOUT_TRIAGE,
        mail=_("%(who)s zette een vraag in de werkvoorraad."),
    ),
    "triage_taken_up": NoticeText(
        _("De vraag is opgepakt"),
        _("Een casemanager heeft de vraag van %(child)s opgepakt."),
        ABOUT_TRIAGE,
        mail=_("%(who)s pakte een vraag op."),
    ),
    "process_regie_proposed": NoticeText(
        _("Gaat u akkoord met de procesregie?"),
        _("Er is een ander voorstel voor de procesregie bij %(child)s. Geef uw antwoord."),
        ABOUT_REGIE,
        mail=_("%(who)s deed een voorstel voor de procesregie."),
    ),
    "process_regie_in_force": NoticeText(
        _("Wie de procesregie heeft"),
        _("Er is gekozen wie de procesregie heeft bij %(child)s."),
        ABOUT_REGIE,
        mail=_("%(who)s koos wie de procesregie heeft."),
    ),
    "process_regie_refused": NoticeText(
        _("Procesregie niet akkoord"),
        _("Uw voorstel voor de procesregie bij %(child)s is niet aangenomen. Lees waarom."),
        ABOUT_REGIE,
        mail=_("%(who)s nam uw voorstel voor de procesregie niet aan."),
    ),
    "registration_made": NoticeText(
        _("Uw kind is geregistreerd"),
        _("Er is een registratie gedaan over %(child)s. Er staat alleen wie er helpt, niet waarom."),
        ABOUT_REGISTRATION,
        mail=_("%(who)s deed een registratie. Er staat alleen wie er helpt, niet waarom."),
    ),
    "registration_made.youth_health": NoticeText(
        _("Geregistreerd bij de GGD"),
        _("%(child)s is geregistreerd bij de GGD. Er staat alleen wie er helpt, niet waarom."),
        ABOUT_REGISTRATION,
        mail=_("%(who)s deed een registratie bij de GGD. Er staat alleen wie er helpt, niet waarom."),
    ),
    "registration_made.attendance": NoticeText(
        _("Geregistreerd bij leerplicht"),
        _("%(child)s is geregistreerd bij leerplicht. Er staat alleen wie er helpt, niet waarom."),
        ABOUT_REGISTRATION,
        mail=_("%(who)s deed een registratie bij leerplicht. Er staat alleen wie er helpt, niet waarom."),
    ),
    "registration_made.youth_index": NoticeText(
        _("Geregistreerd bij Zorg voor Jeugd"),
        _("%(child)s is geregistreerd bij Zorg voor Jeugd. Er staat alleen wie er helpt, niet waarom."),
        ABOUT_REGISTRATION,
        mail=_(
            "%(who)s deed een registratie bij Zorg voor Jeugd. Er staat alleen wie er helpt, niet waarom."
        ),
    ),
    "index_failed": NoticeText(
        _("Registratie niet gelukt"),
        _("De registratie van %(child)s bij Zorg voor Jeugd is niet gelukt. Probeer het opnieuw."),
        ABOUT_REGISTRATION,
        mail=_("Een registratie bij Zorg voor Jeugd is niet gelukt."),
    ),
}
