"""The agreement as data: OSO gegevensset 2019.1, profile PO-SWV (edustandaard, schema and profile rules)."""

from django.utils.translation import gettext_lazy as _

NAMESPACE = "http://www.edustandaard.nl/oso_gegevensset/2019/dossier"
VERSION = "2019.1"
PROFILE = "POSWV"
TRANSFER = "swv-dossier"

SCHOOL = "huidigeschool"
PUPIL = "huidigeschool/leerling"
SUPPORT = f"{PUPIL}/onderwijsondersteuning"
MEDICAL = (f"{SUPPORT}/diagnose", f"{SUPPORT}/medicijngebruik")  # for the doctor, the parents and the child
TEST = f"{PUPIL}/toetslijst/toets"
GUARDIAN = f"{PUPIL}/verzorger"

PROFILES = {
    "POPO": _("overstap van basisschool naar basisschool (POPO)"),
    "POVO": _("overstap van basisschool naar voortgezet onderwijs (POVO)"),
    "VOVO": _("overstap binnen het voortgezet onderwijs (VOVO)"),
    "VOSWV": _("dossier van het voortgezet onderwijs voor het samenwerkingsverband (VOSWV)"),
    "BB": _("overdracht binnen één school (BB)"),
}

# Fields that must be there, by the path of the element that holds them. Wettelijk vertegenwoordiger and the
# parts of a document are obligatory too, but without them we know enough: unknown, or a broken attachment.
MANDATORY: dict[str, tuple[str, ...]] = {
    "": ("metadata", "overdrachtsoort", "huidigeschool"),
    "metadata": (
        "deeldossier",
        "pakketnaam",
        "pakketversie",
        "datum",
        "standaardversie",
        "validatieversie",
        "categorie_uitlevering",
        "overstap",
    ),
    "inzage": ("voorlopigdossier",),
    SCHOOL: (
        "naam",
        "adreslijst",
        "communicatielijst",
        "brincode",
        "vestigingscode",
        "aanleverpunt",
        "leerling",
    ),
    PUPIL: ("voornaam", "achternaam", "geboortedatum", "adresgeheim", "schoolloopbaanlijst"),
    f"{PUPIL}/aansprakelijkeinstelling": ("naam",),
    f"{PUPIL}/voorschools": ("codevoorschoolsprogramma", "voorschoolsemaanden"),
    f"{PUPIL}/vroegschools": ("codevroegschoolsprogramma", "vroegschoolsdatumingang"),
    f"{PUPIL}/schoolloopbaanlijst": ("schoolloopbaan",),
    f"{PUPIL}/schoolloopbaanlijst/schoolloopbaan": (
        "schooljaar",
        "groepscode",
        "jaargroep",
        "brincode",
        "vestigingscode",
    ),
    f"{SUPPORT}/toelichting_onderwijsbehoeften": ("document",),
    f"{SUPPORT}/diagnose": ("code",),
    f"{SUPPORT}/handelingsplan": ("startdatum", "isgerichtop"),
    f"{SUPPORT}/opp": ("opp_ingangdatum",),
    f"{SUPPORT}/tlv": ("tlvingangdatum", "tlvswvnummer", "tlvcategorie", "tlvbeschikkingsnummer"),
    f"{SUPPORT}/arrangement_cluster12": ("arrangement_datum",),
    f"{SUPPORT}/arrangement_pao": ("arrangement_datum",),
    f"{PUPIL}/toetslijst": ("toets",),
    TEST: ("toetsidentificatie", "afname", "resultaat"),
    f"{TEST}/toetsidentificatie": ("eldtoetscode",),
    f"{TEST}/afname": ("afnamedatum",),
    f"{TEST}/toetsonderdeel": ("eldonderdeelcode", "resultaat"),
    f"{PUPIL}/cijferlijstlijst": ("cijferlijst",),
    f"{PUPIL}/cijferlijstlijst/cijferlijst": ("cijferlijstTypelijst", "jaargroep"),
    GUARDIAN: ("achternaam",),
}

# The part of the file behind every switch in categorie_uitlevering.
CATEGORIES: dict[str, tuple[str, ...]] = {
    "cat_ouderinzage": ("inzage",),
    "cat_oudersverzorgers": (GUARDIAN,),
    "cat_vve": tuple(
        f"{PUPIL}/{name}"
        for name in ("vanpeuterspeelzaal", "naampeuterspeelzaal", "voorschools", "vroegschools")
    ),
    "cat_schoolloopbaan": (f"{PUPIL}/schoolloopbaanlijst",),
    "cat_overstapadvies": (f"{PUPIL}/overstapadvies",),
    "cat_onderwijsondersteuning": (SUPPORT,),
    "cat_verzuim": (f"{PUPIL}/verzuim",),
    "cat_eindtoetsbo": (f"{PUPIL}/eindtoets_basisonderwijs",),
    "cat_toetsresultaten": (f"{PUPIL}/toetslijst",),
    "cat_handelingsplannen": (f"{SUPPORT}/handelingsplan", f"{SUPPORT}/opp"),
    "cat_cijferlijsten": (f"{PUPIL}/cijferlijstlijst",),
    "cat_vombo": tuple(
        f"{PUPIL}/{name}"
        for name in (
            "bevorderd",
            "examenresultaat",
            "resultaatvakkenvo",
            "certificaat",
            "competenties",
            "stage",
            "overigvombo",
        )
    ),
    "cat_bijlagedocs": (f"{PUPIL}/overigdocumentlijst",),
}
CLOSED = {
    "OPT-UIT": _("Ouders of school hebben dit onderdeel niet vrijgegeven."),
    "VERBODEN": _("Dit onderdeel hoort niet in een dossier voor het samenwerkingsverband."),
}

_NOT_IN_PROFILE = _("Dit hoort niet in een dossier van het basisonderwijs voor het samenwerkingsverband.")
_NUMBER = _("Wij bewaren geen BSN of onderwijsnummer.")
_BANK = _("Wij bewaren geen rekeningnummers.")
_ORIGIN = _("Afkomst is een bijzonder gegeven en hier niet nodig.")
_EXPERT = _("Adres en telefoonnummer van de onderzoeker zijn hier niet nodig.")
_EXPERTS_PLACE = f"{TEST}/afname/afgenomendoor/werktbijinstelling"
NOT_USED = {
    f"{PUPIL}/bsn": _NUMBER,
    f"{PUPIL}/onderwijsnummer": _NUMBER,
    f"{PUPIL}/pgn": _NUMBER,
    f"{GUARDIAN}/iban": _BANK,
    f"{GUARDIAN}/banknummer": _BANK,
    f"{PUPIL}/huisarts": _("De huisarts hoort bij de medische gegevens. Vraag dit zo nodig aan de ouders."),
    f"{PUPIL}/gba": _("We gebruiken de naam en de geboortedatum die de school zelf heeft."),
    f"{PUPIL}/leerlinggewicht": _("Het leerlinggewicht is afgeschaft en hier niet nodig."),
    f"{PUPIL}/nnca": _ORIGIN,
    f"{PUPIL}/nationaliteit": _ORIGIN,
    f"{PUPIL}/geboorteplaats": _ORIGIN,
    f"{PUPIL}/geboortemaand": _NOT_IN_PROFILE,
    f"{PUPIL}/postcode4adres": _NOT_IN_PROFILE,
    f"{SUPPORT}/lwoo": _NOT_IN_PROFILE,
    f"{SUPPORT}/rvc": _NOT_IN_PROFILE,
    f"{PUPIL}/verzuim/urengeoorloofd": _NOT_IN_PROFILE,
    f"{PUPIL}/verzuim/urenongeoorloofd": _NOT_IN_PROFILE,
    f"{PUPIL}/verzuim/rmcmelding": _NOT_IN_PROFILE,
    f"{_EXPERTS_PLACE}/instelling/adreslijst": _EXPERT,
    f"{_EXPERTS_PLACE}/instelling/communicatielijst": _EXPERT,
    f"{_EXPERTS_PLACE}/school/adreslijst": _EXPERT,
    f"{_EXPERTS_PLACE}/school/communicatielijst": _EXPERT,
    f"{PUPIL}/eindtoets_basisonderwijs": _NOT_IN_PROFILE,
    **dict.fromkeys(CATEGORIES["cat_vombo"], _NOT_IN_PROFILE),
}

# Where a part goes in our program; the longest path that fits counts.
LANDS_IN = {
    "": _("herkomst van het bestand"),
    "inzage": _("inzage en toestemming"),
    SCHOOL: _("school"),
    PUPIL: _("leerling"),
    GUARDIAN: _("ouders"),
    f"{PUPIL}/schoolloopbaanlijst": _("groeidocument: schoolloopbaan"),
    f"{PUPIL}/overstapadvies": _("groeidocument: overstapadvies"),
    f"{PUPIL}/vanpeuterspeelzaal": _("groeidocument: voor- en vroegschool"),
    f"{PUPIL}/naampeuterspeelzaal": _("groeidocument: voor- en vroegschool"),
    f"{PUPIL}/voorschools": _("groeidocument: voor- en vroegschool"),
    f"{PUPIL}/vroegschools": _("groeidocument: voor- en vroegschool"),
    SUPPORT: _("groeidocument: ondersteuningsbehoeften"),
    f"{SUPPORT}/medicijngebruik": _("groeidocument: onderzoek en diagnose"),
    f"{SUPPORT}/diagnose": _("groeidocument: onderzoek en diagnose"),
    f"{SUPPORT}/handelingsplan": _("groeidocument: eerdere plannen"),
    f"{SUPPORT}/opp": _("groeidocument: eerdere plannen"),
    f"{SUPPORT}/tlv": _("groeidocument: TLV en arrangementen"),
    f"{SUPPORT}/arrangement_cluster12": _("groeidocument: TLV en arrangementen"),
    f"{SUPPORT}/arrangement_pao": _("groeidocument: TLV en arrangementen"),
    f"{PUPIL}/verzuim": _("groeidocument: verzuim"),
    f"{PUPIL}/toetslijst": _("groeidocument: didactisch overzicht"),
    f"{PUPIL}/cijferlijstlijst": _("groeidocument: cijfers"),
}
