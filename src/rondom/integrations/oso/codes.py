"""Codes of the file in Dutch words, where the schema explains them; other codes stay codes."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rondom.integrations.oso.dossier import Gender

GENDERS = {"0": Gender.UNKNOWN, "1": Gender.FEMALE, "2": Gender.MALE}

RELATIONS = {"1": gettext_lazy("vader"), "2": gettext_lazy("moeder"), "3": gettext_lazy("voogd")}

FUNDING = {
    "L": gettext_lazy("laag"),
    "M": gettext_lazy("middel"),
    "H": gettext_lazy("hoog"),
    "Nvt": gettext_lazy("niet van toepassing"),
}

LABELS = {
    "aanduiding": gettext_lazy("aanduiding"),
    "aansprakelijkeinstelling": gettext_lazy("instelling die verantwoordelijk is"),
    "adresbuitenland": gettext_lazy("adres in het buitenland"),
    "adresgeheim": gettext_lazy("adres is geheim"),
    "adreslijst": gettext_lazy("adressen"),
    "afgenomendoor": gettext_lazy("afgenomen door"),
    "akkoord": gettext_lazy("ouders eens met de inhoud"),
    "arrangement_cluster12": gettext_lazy("arrangement cluster 1 of 2"),
    "arrangement_pao": gettext_lazy("arrangement passend onderwijs"),
    "bestandsinhoud": gettext_lazy("inhoud van de bijlage"),
    "bestandsnaam": gettext_lazy("naam van de bijlage"),
    "brincode": gettext_lazy("BRIN-nummer"),
    "bsn": gettext_lazy("BSN"),
    "categorie_uitlevering": gettext_lazy("vrijgegeven onderdelen"),
    "cijferlijstlijst": gettext_lazy("cijferlijsten"),
    "cijferlijstTypelijst": gettext_lazy("cijfers"),
    "communicatie": gettext_lazy("telefoon of e-mail"),
    "communicatielijst": gettext_lazy("telefoon en e-mail"),
    "contactleerplicht": gettext_lazy("contact met leerplicht"),
    "dagdelengeoorloofd": gettext_lazy("dagdelen geoorloofd verzuim"),
    "dagdelenongeoorloofd": gettext_lazy("dagdelen ongeoorloofd verzuim"),
    "datum": gettext_lazy("datum"),
    "datuminschrijving": gettext_lazy("ingeschreven op"),
    "datumuitschrijving": gettext_lazy("uitgeschreven op"),
    "deeldossier": gettext_lazy("soort deeldossier"),
    "dl": gettext_lazy("didactische leeftijd"),
    "document": gettext_lazy("bijlage"),
    "documentLijst": gettext_lazy("bijlagen"),
    "eldonderdeelcode": gettext_lazy("code van het onderdeel"),
    "eldtoetscode": gettext_lazy("code van de toets"),
    "gba": gettext_lazy("gegevens van de gemeente"),
    "geheim": gettext_lazy("geheim"),
    "huidigeschool": gettext_lazy("school"),
    "iban": gettext_lazy("rekeningnummer (IBAN)"),
    "banknummer": gettext_lazy("rekeningnummer"),
    "inzage": gettext_lazy("inzage"),
    "inzagedatum": gettext_lazy("datum van inzage"),
    "isgerichtop": gettext_lazy("gericht op"),
    "land": gettext_lazy("land"),
    "leerlingid": gettext_lazy("leerlingnummer"),
    "meerdan25percent": gettext_lazy("meer dan een kwart verzuimd"),
    "metadata": gettext_lazy("over het bestand"),
    "naamdirecteur": gettext_lazy("naam van de directeur"),
    "naampeuterspeelzaal": gettext_lazy("naam van de peuterspeelzaal"),
    "nnca": gettext_lazy("culturele achtergrond"),
    "noodnummer": gettext_lazy("noodnummer"),
    "onderwijsondersteuning": gettext_lazy("ondersteuning"),
    "onderwijssinds": gettext_lazy("op school in Nederland sinds"),
    "opp": gettext_lazy("ontwikkelingsperspectief"),
    "overdrachtsoort": gettext_lazy("soort overdracht"),
    "overigdocumentlijst": gettext_lazy("overige bijlagen"),
    "overlijdensdatum": gettext_lazy("overleden op"),
    "overstap": gettext_lazy("soort dossier"),
    "overstapadvies": gettext_lazy("overstapadvies"),
    "pakketnaam": gettext_lazy("naam van het programma"),
    "pakketversie": gettext_lazy("versie van het programma"),
    "redennietakkoord": gettext_lazy("reden waarom ouders het niet eens zijn"),
    "relatietotkind": gettext_lazy("relatie tot het kind"),
    "schoolloopbaanlijst": gettext_lazy("schoolloopbaan"),
    "schoolloopbaan": gettext_lazy("schooljaar"),
    "soortadres": gettext_lazy("soort adres"),
    "standaardversie": gettext_lazy("versie van de afspraak"),
    "startdatumhuidigonderwijs": gettext_lazy("huidig onderwijs sinds"),
    "tehuis": gettext_lazy("woont in een tehuis"),
    "teruggeplaatstnaarbrin": gettext_lazy("teruggeplaatst naar school"),
    "tlv": gettext_lazy("toelaatbaarheidsverklaring (TLV)"),
    "toelichting_onderwijsbehoeften": gettext_lazy("toelichting op wat de leerling nodig heeft"),
    "toestemming": gettext_lazy("toestemming voor de overdracht"),
    "toetsidentificatie": gettext_lazy("toets"),
    "toetslijst": gettext_lazy("toetsen"),
    "validatieversie": gettext_lazy("versie van de controle"),
    "vanpeuterspeelzaal": gettext_lazy("komt van de peuterspeelzaal"),
    "vestigingscode": gettext_lazy("vestigingsnummer"),
    "verzorger": gettext_lazy("ouder of verzorger"),
    "verzorgersaansprakelijk": gettext_lazy("verzorgers zijn aansprakelijk"),
    "voorletters-1": gettext_lazy("voorletters"),
    "voorvoegsel": gettext_lazy("tussenvoegsel"),
    "wettigevertegenwoordiger": gettext_lazy("wettelijk vertegenwoordiger"),
}


def label(name: str) -> str:
    """The Dutch word for an element; most names are Dutch words already."""
    return str(LABELS.get(name) or name.replace("cat_", "").replace("_", " "))


def relation(code: str) -> str:
    if not code:
        return _("onbekend")
    return str(RELATIONS.get(code) or _("andere relatie (code %(code)s)") % {"code": code})


def year_group(code: str) -> str:
    """Codes of the schema: P, 0-8 for primary, 11-16 for secondary, S for special."""
    if code == "P":
        return _("peutergroep")
    if code == "S":
        return _("speciaal onderwijs")
    if code.isdecimal() and 11 <= int(code) <= 16:
        return _("leerjaar %(year)d voortgezet onderwijs") % {"year": int(code) - 10}
    return _("groep %(group)s") % {"group": code} if code else ""


def funding(code: str) -> str:
    return str(FUNDING.get(code) or code)


def day(on: dt.date) -> str:
    return f"{on.day}-{on.month}-{on.year}"
