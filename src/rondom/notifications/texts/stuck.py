"""The words of messages when it is stuck."""

from django.utils.translation import gettext_lazy as _

from rondom.notifications.texts.shape import NoticeText

ABOUT_STUCK = _("iets dat vastloopt")
ABOUT_ADMISSION = _("een aanmelding bij een school")
ABOUT_ABSENCE = _("verzuim")
STUCK_DESK, ATTENDANCE_DESK = "stuck_desk", "attendance_desk"

STUCK: dict[str, NoticeText] = {
    "stagnation_on_desk": NoticeText(
        _("Ergens loopt het vast"),
        _("Rond een kind loopt het vast. Kijk ernaar, en pak het op tijd op."),
        ABOUT_STUCK,
        place=STUCK_DESK,
        mail=_("Rond een kind loopt het vast. U wordt gevraagd te kijken."),
    ),
    "stagnation_on_desk_late": NoticeText(
        _("Nog niet opgepakt"),
        _("Rond een kind loopt het vast. Niemand pakte het op tijd op. Doe dat nu."),
        ABOUT_STUCK,
        place=STUCK_DESK,
        mail=_("Rond een kind loopt het vast, en niemand pakte het op tijd op."),
    ),
    "stagnation_nobody": NoticeText(
        _("Niemand kijkt waar het vastloopt"),
        _("Rond een kind loopt het vast, en deze regio heeft niemand die dan kijkt. Geef iemand die rol."),
        ABOUT_STUCK,
        place=STUCK_DESK,
        mail=_("Ergens loopt het vast, en deze regio heeft niemand die dan kijkt."),
    ),
    "stagnation_opened": NoticeText(
        _("Het loopt vast"),
        _("Bij %(child)s loopt het vast. Er is gevraagd om te kijken. U ziet wat er gebeurt."),
        ABOUT_STUCK,
        place="stuck",
        mail=_("%(who)s zei dat het vastloopt. Iemand gaat kijken."),
    ),
    "stagnation_taken_up": NoticeText(
        _("Iemand kijkt waar het vastzit"),
        _("Bij %(child)s kijkt nu iemand waar het vastzit."),
        ABOUT_STUCK,
        place="stuck",
        mail=_("%(who)s kijkt nu waar het vastzit."),
    ),
    "stagnation_not_taken_up": NoticeText(
        _("Nog niemand keek"),
        _("Bij %(child)s keek nog niemand waar het vastzit. Dat is te laat. Wij vroegen het nog een keer."),
        ABOUT_STUCK,
        place="stuck",
        mail=_("Nog niemand keek waar het vastzit. Wij vroegen het nog een keer."),
    ),
    "stagnation_closed": NoticeText(
        _("Er is gekeken waar het vastzat"),
        _("Bij %(child)s is gekeken waar het vastzat. Lees wat eruit kwam."),
        ABOUT_STUCK,
        place="stuck",
        mail=_("%(who)s schreef op wat eruit kwam."),
    ),
    "role_called": NoticeText(
        _("Een vraag over uw rol"),
        _("Er is een vraag aan u over uw rol bij %(child)s. Geef antwoord."),
        ABOUT_STUCK,
        place="stuck",
        mail=_("%(who)s stelt u een vraag over uw rol."),
    ),
    "role_answered": NoticeText(
        _("Antwoord op uw vraag"),
        _("Iemand gaf antwoord op uw vraag over zijn rol."),
        ABOUT_STUCK,
        place=STUCK_DESK,
        mail=_("%(who)s gaf antwoord op uw vraag."),
    ),
    "escalation_begun": NoticeText(
        _("Een volgende stap"),
        _("Bij %(child)s is een volgende stap gezet om verder te komen."),
        ABOUT_STUCK,
        place="stuck",
        mail=_("%(who)s zette een volgende stap om verder te komen."),
    ),
    "escalation_term_met": NoticeText(
        _("Er is een antwoord"),
        _("Bij %(child)s is er een antwoord waarop werd gewacht."),
        ABOUT_STUCK,
        place="stuck",
        mail=_("%(who)s schreef op dat er een antwoord is."),
    ),
    "absence_reached": NoticeText(
        _("Veel verzuim"),
        _("%(child)s was zo vaak niet op school dat er iets moet gebeuren. Lees wat."),
        ABOUT_ABSENCE,
        place="absence",
        mail=_("%(who)s telde verzuim. Er moet iets gebeuren."),
    ),
    "attendance_report_sent": NoticeText(
        _("Een melding van verzuim"),
        _("Een school meldde verzuim. Zeg wat u doet."),
        ABOUT_ABSENCE,
        place=ATTENDANCE_DESK,
        mail=_("%(who)s meldde verzuim."),
    ),
    "attendance_report_told": NoticeText(
        _("Gemeld bij leerplicht"),
        _("De school meldde het verzuim van %(child)s bij leerplicht. Lees wat er is gemeld."),
        ABOUT_ABSENCE,
        place="absence",
        mail=_("%(who)s meldde verzuim bij leerplicht. U kunt lezen wat er is gemeld."),
    ),
    "attendance_report_answered": NoticeText(
        _("Antwoord van leerplicht"),
        _("Leerplicht gaf antwoord op de melding over %(child)s."),
        ABOUT_ABSENCE,
        place="absence",
        mail=_("%(who)s gaf antwoord op een melding van verzuim."),
    ),
    "board_followed": NoticeText(
        _("Hoe het verder gaat"),
        _("De regievoerder van het schoolbestuur schreef op hoe het verder gaat met %(child)s."),
        ABOUT_ABSENCE,
        place="absence",
        mail=_("%(who)s schreef op hoe het verder gaat."),
    ),
    "office_booked": NoticeText(
        _("Een gesprek met leerplicht"),
        _("De school praat op het spreekuur met leerplicht over %(child)s. Lees wanneer, en waarover."),
        ABOUT_ABSENCE,
        place="absence",
        mail=_("%(who)s maakte een afspraak op het spreekuur van leerplicht. U kunt lezen wanneer."),
    ),
    "office_cancelled": NoticeText(
        _("Gesprek afgezegd"),
        _("Het gesprek met leerplicht over %(child)s gaat niet door."),
        ABOUT_ABSENCE,
        place="absence",
        mail=_("Een gesprek met leerplicht gaat niet door."),
    ),
    "office_taken": NoticeText(
        _("Een afspraak op uw spreekuur"),
        _("Een school maakte een afspraak op uw spreekuur."),
        ABOUT_ABSENCE,
        place=ATTENDANCE_DESK,
        mail=_("%(who)s maakte een afspraak op uw spreekuur."),
    ),
    "office_free": NoticeText(
        _("Een afspraak is afgezegd"),
        _("Een afspraak op uw spreekuur is afgezegd."),
        ABOUT_ABSENCE,
        place=ATTENDANCE_DESK,
        mail=_("%(who)s zegde een afspraak op uw spreekuur af."),
    ),
    "admission_asked": NoticeText(
        _("Aangemeld bij een school"),
        _("%(child)s is aangemeld bij een school. U ziet wanneer de school moet beslissen."),
        ABOUT_ADMISSION,
        place="admission",
        mail=_("%(who)s schreef op dat een kind is aangemeld bij een school."),
    ),
    "admission_changed": NoticeText(
        _("Nieuws over een aanmelding"),
        _("Er is nieuws over de aanmelding van %(child)s bij een school."),
        ABOUT_ADMISSION,
        place="admission",
        mail=_("%(who)s schreef nieuws op over een aanmelding."),
    ),
    "leave_asked": NoticeText(
        _("Een vraag om verlof of vrijstelling"),
        _("Een ouder vraagt verlof of vrijstelling. Geef op tijd antwoord."),
        ABOUT_ABSENCE,
        place=ATTENDANCE_DESK,
        mail=_("%(who)s vraagt verlof of vrijstelling."),
    ),
    "leave_answered": NoticeText(
        _("Antwoord over verlof"),
        _("Er is antwoord op de vraag om verlof of vrijstelling voor %(child)s."),
        ABOUT_ABSENCE,
        place="absence",
        mail=_("%(who)s gaf antwoord op een vraag om verlof of vrijstelling."),
    ),
}
