"""Messages about who is around a child and on which ground; about rights; and the one from behind the wall."""

from django.utils.translation import gettext_lazy as _

from rondom.notifications.texts.shape import (
    ABOUT_ACTION,
    ABOUT_BATON,
    ABOUT_CONSENT,
    ABOUT_DOSSIER,
    ABOUT_EMERGENCY,
    ABOUT_RIGHTS,
    ABOUT_SHARING,
    ABOUT_SIGNATURE,
    NoticeText,
)

AROUND: dict[str, NoticeText] = {
    "participant_added": NoticeText(
        _("U doet mee"),
        _("U staat nu in de kring om %(child)s."),
        ABOUT_DOSSIER,
        mail=_("%(who)s zette u in de kring om een kind."),
    ),
    "dossier_closed": NoticeText(
        _("Dossier gesloten"),
        _("Het dossier van %(child)s is gesloten."),
        ABOUT_DOSSIER,
        mail=_("%(who)s sloot een dossier."),
    ),
    "dossier_reopened": NoticeText(
        _("Dossier weer open"),
        _("Het dossier van %(child)s is weer open."),
        ABOUT_DOSSIER,
        mail=_("Er is een bericht over een dossier."),
    ),
    "baton_offered": NoticeText(
        _("Wilt u de regie?"),
        _("Iemand biedt u de regie aan voor het gezin van %(child)s."),
        ABOUT_BATON,
        mail=_("%(who)s vraagt of u de regie wilt."),
    ),
    "baton_accepted": NoticeText(
        _("Nieuwe coördinator"),
        _("Het gezin van %(child)s heeft een andere coördinator. Die heeft nu de regie."),
        ABOUT_BATON,
        mail=_("%(who)s nam de regie over."),
    ),
    "baton_refused": NoticeText(
        _("U houdt de regie"),
        _("De regie voor het gezin van %(child)s is niet aangenomen. U blijft coördinator."),
        ABOUT_BATON,
        mail=_("%(who)s nam de regie niet aan."),
    ),
    "action_made": NoticeText(
        _("Een afspraak voor u"),
        _("Er is een nieuwe afspraak voor u bij %(child)s."),
        ABOUT_ACTION,
        mail=_("%(who)s maakte een afspraak met u."),
    ),
    "action_done": NoticeText(
        _("Een afspraak is klaar"),
        _("Een afspraak die u maakte bij %(child)s, is klaar."),
        ABOUT_ACTION,
        mail=_("%(who)s heeft een afspraak klaar die u maakte."),
    ),
    "reminder_sent": NoticeText(
        _("Herinnering"),
        _("Er wacht iets op u bij %(child)s. Wilt u kijken?"),
        ABOUT_DOSSIER,
        mail=_("%(who)s herinnert u: er wacht iets op u."),
    ),
    "reminder_sent.action": NoticeText(
        _("Herinnering: een afspraak"),
        _("Een afspraak van u bij %(child)s is nog niet klaar."),
        ABOUT_ACTION,
        mail=_("%(who)s herinnert u aan een afspraak."),
    ),
    "reminder_sent.consent": NoticeText(
        _("Herinnering: toestemming"),
        _("Er is nog een vraag om toestemming voor %(child)s. Wilt u kijken?"),
        ABOUT_CONSENT,
        "consent",
        mail=_("%(who)s herinnert u aan een vraag om toestemming."),
    ),
    "reminder_sent.signature": NoticeText(
        _("Herinnering: uw handtekening"),
        _("Het plan van %(child)s wacht op uw handtekening."),
        ABOUT_SIGNATURE,
        "signature",
        mail=_("%(who)s herinnert u aan uw handtekening."),
    ),
    "consent_asked": NoticeText(
        _("Vraag om toestemming"),
        _("Wilt u ja of nee zeggen op een vraag over %(child)s?"),
        ABOUT_CONSENT,
        "consent",
        mail=_("%(who)s vraagt om uw toestemming."),
        shows_name=False,
    ),
    "consent_answered": NoticeText(
        _("Antwoord op een vraag om toestemming"),
        _("Iemand gaf antwoord op een vraag om toestemming voor %(child)s."),
        ABOUT_CONSENT,
        mail=_("%(who)s gaf antwoord op een vraag om toestemming."),
        shows_name=False,
    ),
    "consent_withdrawn": NoticeText(
        _("Toestemming gestopt"),
        _("Een toestemming voor %(child)s is gestopt. Kijk wie er nu mee mag doen."),
        ABOUT_CONSENT,
        mail=_("%(who)s stopte een toestemming."),
        shows_name=False,
    ),
    "consent_asked_again": NoticeText(
        _("Opnieuw een vraag om toestemming"),
        _("Een toestemming voor %(child)s loopt bijna af. Wilt u opnieuw ja of nee zeggen?"),
        ABOUT_CONSENT,
        "consent",
        mail=_("Een toestemming loopt bijna af. %(who)s vraagt om een nieuw antwoord."),
    ),
    "consent_recorded": NoticeText(
        _("Uw antwoord is opgeschreven"),
        _(
            "Iemand schreef op wat u zei over een vraag voor %(child)s. Klopt het niet? Verander het dan zelf."
        ),
        ABOUT_CONSENT,
        "consent",
        mail=_("%(who)s schreef op wat u zei over een vraag om toestemming."),
    ),
    "legal_share": NoticeText(
        _("Delen zonder toestemming"),
        _("Over delen zonder toestemming bij %(child)s is iets besloten. Kijk wat."),
        ABOUT_SHARING,
        mail=_("%(who)s besloot iets over delen zonder toestemming."),
    ),
    "legal_share_told": NoticeText(
        _("Er is gedeeld zonder toestemming"),
        _("Over %(child)s is iets gedeeld omdat de wet dat toestaat. Lees met wie en waarom."),
        ABOUT_SHARING,
        mail=_("%(who)s heeft iets gedeeld omdat de wet dat toestaat."),
    ),
    "emergency_opened": NoticeText(
        _("Noodtoegang"),
        _("Iemand van buiten de kring opende het dossier van %(child)s omdat er gevaar is. Kijk wie."),
        ABOUT_EMERGENCY,
        mail=_("%(who)s opende een dossier met noodtoegang."),
    ),
    "emergency_to_review": NoticeText(
        _("Noodtoegang om na te kijken"),
        _("Iemand opende een dossier met noodtoegang. Kijk binnen 14 dagen na of dat terecht was."),
        ABOUT_EMERGENCY,
        "emergency",
        mail=_("%(who)s opende een dossier met noodtoegang. Wilt u dat nakijken?"),
    ),
    "statement_added": NoticeText(
        _("Een eigen verklaring"),
        _("Iemand schreef een eigen verklaring bij %(child)s."),
        ABOUT_DOSSIER,
        mail=_("Er is een bericht over een dossier."),
    ),
    "rights_to_answer": NoticeText(
        _("Een verzoek om te beantwoorden"),
        _("Een gezin gebruikt een recht. U geeft binnen een maand antwoord."),
        ABOUT_RIGHTS,
        "rights_desk",
        mail=_("%(who)s gebruikt een recht. Wilt u antwoord geven?"),
        shows_name=False,
    ),
    "rights_requested": NoticeText(
        _("Er is een verzoek gedaan"),
        _("Er is een verzoek gedaan over het dossier van %(child)s. De school geeft antwoord."),
        ABOUT_RIGHTS,
        mail=_("Er is een verzoek gedaan over een dossier."),
        shows_name=False,
    ),
    "rights_extended": NoticeText(
        _("Het antwoord duurt langer"),
        _("Het antwoord op uw verzoek over %(child)s duurt langer. Lees waarom."),
        ABOUT_RIGHTS,
        "rights",
        mail=_("Het antwoord op uw verzoek over een dossier duurt langer."),
    ),
    "rights_answered": NoticeText(
        _("Antwoord op uw verzoek"),
        _("Er is antwoord op uw verzoek over het dossier van %(child)s."),
        ABOUT_RIGHTS,
        "rights",
        mail=_("Er is antwoord op uw verzoek over een dossier."),
    ),
    # From behind the wall of the Meldcode. The mail says the same words as some about any dossier.
    "something_for_you": NoticeText(
        _("Er is iets voor u"),
        _("Er is iets voor u in Rondom."),
        ABOUT_DOSSIER,
        "safety",
        mail=_("Er is een bericht over een dossier."),
        shows_name=False,
    ),
}
