"""The words of messages about a TLV."""

from django.utils.translation import gettext_lazy as _

from rondom.notifications.texts.shape import NoticeText, Words

ABOUT = _("een TLV")


def _text(title: Words, text: Words, mail: Words) -> NoticeText:
    return NoticeText(title, text, ABOUT, place="tlv", mail=mail)


TLV: dict[str, NoticeText] = {
    "tlv_view_asked": _text(
        _("School bereidt een TLV voor"),
        _("School wil een TLV aanvragen voor %(child)s. Schrijf op wat u daarvan vindt."),
        _("%(who)s begon met een aanvraag voor een TLV."),
    ),
    "tlv_sent": _text(
        _("De TLV is aangevraagd"),
        _("School vroeg een TLV aan voor %(child)s. U ziet wanneer u het besluit kunt verwachten."),
        _("%(who)s vroeg een TLV aan."),
    ),
    "tlv_to_decide": _text(
        _("Een TLV om over te besluiten"),
        _("Er is een TLV aangevraagd voor %(child)s. Vraag deskundigen om advies en neem een besluit."),
        _("%(who)s vroeg een TLV aan."),
    ),
    "tlv_withdrawn": _text(
        _("De aanvraag is ingetrokken"),
        _("De aanvraag voor een TLV voor %(child)s is ingetrokken."),
        _("%(who)s trok een aanvraag voor een TLV in."),
    ),
    "tlv_asked": _text(
        _("Het samenwerkingsverband mist iets"),
        _("Voor de TLV van %(child)s is meer nodig. Tot u het aanvult, staat de klok stil."),
        _("%(who)s vroeg om meer voor een TLV."),
    ),
    "tlv_answered": _text(
        _("De aanvraag is aangevuld"),
        _("De aanvraag voor een TLV voor %(child)s is aangevuld. De klok loopt weer."),
        _("%(who)s vulde een aanvraag voor een TLV aan."),
    ),
    "tlv_expert_asked": _text(
        _("Uw advies wordt gevraagd"),
        _("U bent gevraagd om advies over de TLV voor %(child)s."),
        _("%(who)s vroeg uw advies over een TLV."),
    ),
    "tlv_advised": _text(
        _("Een deskundige gaf advies"),
        _("Een deskundige gaf advies over de TLV voor %(child)s. U kunt het lezen."),
        _("%(who)s gaf advies over een TLV."),
    ),
    "tlv_advice_in": _text(
        _("Er is een advies binnen"),
        _("Een deskundige gaf advies over de TLV voor %(child)s."),
        _("%(who)s gaf advies over een TLV."),
    ),
    "tlv_notified": _text(
        _("Er is een besluit over de TLV"),
        _("Er is besloten over de TLV voor %(child)s. Lees het besluit, en waarom."),
        _("%(who)s maakte een besluit over een TLV bekend."),
    ),
    "tlv_objected": _text(
        _("Er is bezwaar gemaakt"),
        _("Er is bezwaar gemaakt tegen het besluit over de TLV voor %(child)s. Stuur het op tijd door."),
        _("%(who)s maakte bezwaar tegen een besluit over een TLV."),
    ),
    "tlv_objection_sent": _text(
        _("Het bezwaar is doorgestuurd"),
        _("Het bezwaar over de TLV voor %(child)s ligt bij de adviescommissie."),
        _("%(who)s stuurde een bezwaar door."),
    ),
    "tlv_objection_decided": _text(
        _("Er is besloten over het bezwaar"),
        _("Er is besloten over het bezwaar tegen de TLV voor %(child)s. Lees wat, en waarom."),
        _("%(who)s besloot over een bezwaar."),
    ),
    "tlv_fetched": _text(
        _("Een school haalde de TLV op"),
        _("Een andere school haalde de TLV van %(child)s op. Zij ziet het besluit, niet de adviezen."),
        _("%(who)s haalde een TLV op."),
    ),
    "tlv_placed": _text(
        _("Er is een plek"),
        _("Een school plaatste %(child)s met de TLV."),
        _("%(who)s plaatste een kind met een TLV."),
    ),
    "tlv_ending": _text(
        _("De TLV loopt af"),
        _("De TLV van %(child)s loopt af. Kijk op tijd of verlengen nodig is."),
        _("Een TLV loopt binnenkort af."),
    ),
}
