"""A made-up OSO file with every part the profile knows, and ways to change it."""

import base64
import io
import zipfile
from collections.abc import Callable

from lxml import etree

NAMESPACE = "http://www.edustandaard.nl/oso_gegevensset/2019/dossier"
PUPIL = "huidigeschool/leerling"


def packed(content: bytes = b"tekst", *names: str) -> str:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names or ("stuk.txt",):
            archive.writestr(name, content)
    return base64.b64encode(target.getvalue()).decode()


def document(name: str, description: str) -> str:
    content = packed(description.encode())
    return (
        f"<document><bestandsnaam>{name}</bestandsnaam><omschrijving>{description}</omschrijving>"
        f"<bestandsinhoud>{content}</bestandsinhoud></document>"
    )


def address(street: str) -> str:
    return f"""<adreslijst><adres><soortadres>bezoek</soortadres><straat>{street}</straat><nummer>7</nummer>
      <toevoeging>c</toevoeging><aanduiding>TO</aanduiding><locatieomschrijving>achterom</locatieomschrijving>
      <postcode>9999ZZ</postcode><plaats>Dorp</plaats><gemeente>Streek</gemeente>
      <land omschrijving="Nederland">6030</land></adres></adreslijst>"""


def contacts(value: str) -> str:
    return f"""<communicatielijst><communicatie><soort>telefoon</soort><aanduiding>werk</aanduiding>
      <nummer>{value}</nummer><geheim>false</geheim><noodnummer>true</noodnummer></communicatie></communicatielijst>"""


CATEGORIES = "".join(
    f"<cat_{name}>{'VERBODEN' if name in ('eindtoetsbo', 'vombo') else 'OPTIONEEL'}</cat_{name}>"
    for name in [
        "metadata",
        "ouderinzage",
        "school",
        "leerling",
        "oudersverzorgers",
        "vve",
        "schoolloopbaan",
        "overstapadvies",
        "onderwijsondersteuning",
        "verzuim",
        "eindtoetsbo",
        "toetsresultaten",
        "handelingsplannen",
        "cijferlijsten",
        "vombo",
        "bijlagedocs",
    ]
)

SUPPORT = f"""<onderwijsondersteuning>
  <toelichting_onderwijsbehoeften>{document("uitleg.txt", "Uitleg")}</toelichting_onderwijsbehoeften>
  <diagnose><code>F81.0</code><code>F82</code><naam>Dyslexie</naam><datum>2024-02-01</datum><doorwie>A. Arts</doorwie>
    <instantie>Kliniek</instantie>{document("onderzoek.txt", "Onderzoek")}</diagnose>
  <medicijngebruik>true</medicijngebruik>
  <handelingsplan><startdatum>2024-01-01</startdatum><einddatum>2024-06-01</einddatum><isgerichtop>lezen</isgerichtop>
    {document("plan.txt", "Plan")}</handelingsplan>
  <opp><opp_ingangdatum>2025-01-05</opp_ingangdatum><opp_einddatum>2025-12-31</opp_einddatum>
    {document("opp.txt", "Perspectief")}</opp>
  <tlv><tlvingangdatum>2025-08-01</tlvingangdatum><tlvswvnummer>PO9999</tlvswvnummer><tlvcategorie>L</tlvcategorie>
    <tlvbeschikkingsnummer>B-17</tlvbeschikkingsnummer><tlveinddatum>2027-07-31</tlveinddatum>
    {document("tlv.txt", "Besluit")}</tlv>
  <arrangement_cluster12><arrangement_datum>2023-03-03</arrangement_datum><arrangement_brin>98AB</arrangement_brin>
    <arrangement_vestigingscode>02</arrangement_vestigingscode></arrangement_cluster12>
  <arrangement_pao><arrangement_datum>2023-04-04</arrangement_datum><arrangement_kenmerk>extra handen</arrangement_kenmerk>
    <arrangement_beschikkingsnr>A-12</arrangement_beschikkingsnr>
    <arrangement_einddatum>2024-04-04</arrangement_einddatum></arrangement_pao>
</onderwijsondersteuning>"""

RESULT = """<resultaat><toetsscore><aantalopgaven>40</aantalopgaven><aantalgoed>31</aantalgoed><aantalfout>9</aantalfout>
  <aantalgelezen>38</aantalgelezen><tijd>60</tijd><vaardigheidsscore>177</vaardigheidsscore>
  <codevaardigheidsschaal>123</codevaardigheidsschaal>
  <betrouwbaarheidsinterval><bivlaag>70</bivlaag><bivhoog>99</bivhoog></betrouwbaarheidsinterval></toetsscore>
  <referentiescore><codereferentiescore>DLE</codereferentiescore>
  <codevergelijkingsgroep>Landelijk</codevergelijkingsgroep><waarde>22</waarde><kwalificatie>matig</kwalificatie>
  </referentiescore>{document}</resultaat>"""

TESTS = f"""<toetslijst><toets><toetsidentificatie><eldtoetscode>TST-1</eldtoetscode><leergebied>rekenen</leergebied>
  <toetsnaam>Rekentoets</toetsnaam><toetsversie>E5</toetsversie></toetsidentificatie>
  <afname><afnamedatum>2025-06-12</afnamedatum><jaargroep>5</jaargroep><dl>30</dl>
  <afgenomendoor><naammedewerker>J. Juf</naammedewerker><functie>leerkracht</functie>
  <werktbijinstelling><instelling><naam>Bureau</naam>{address("Weg")}{contacts("0100000001")}</instelling>
  </werktbijinstelling></afgenomendoor></afname>{RESULT.format(document=document("toets.txt", "Toets"))}
  <toetsonderdeel><eldonderdeelcode>TST-1A</eldonderdeelcode><onderdeelnaam>Getallen</onderdeelnaam>
  {RESULT.format(document="")}</toetsonderdeel><opmerking>In twee keer gemaakt</opmerking></toets></toetslijst>"""

MARKS = """<cijferlijstlijst><cijferlijst><cijferlijstTypelijst><naam>Rapport</naam>
  <onderdeel><naam>Taal</naam><score><waarde>7</waarde><kwalificatie>ruim</kwalificatie></score>
  <afnamedatum>2025-02-02</afnamedatum><jaargroep>6</jaargroep><periode>winter</periode></onderdeel>
  <score><waarde>8</waarde><kwalificatie>goed</kwalificatie></score></cijferlijstTypelijst>
  <afnamedatum>2025-03-03</afnamedatum><jaargroep>5</jaargroep><periode>lente</periode></cijferlijst></cijferlijstlijst>"""

GUARDIAN = f"""<verzorger><voornaam>Ans</voornaam><voorletters-1>A.</voorletters-1><voorvoegsel>van</voorvoegsel>
  <achternaam>Dijk</achternaam><roepnaam>Annie</roepnaam><geslacht>1</geslacht><adresgeheim>false</adresgeheim>
  {address("Laan")}{contacts("0100000002")}<relatietotkind>2</relatietotkind><overleden>false</overleden>
  <overlijdensdatum>2020-01-01</overlijdensdatum><wettigevertegenwoordiger>true</wettigevertegenwoordiger>
  <banknummer>123456789</banknummer><iban>NL91ABNA0417164300</iban></verzorger>"""

ADVICE = """<overstapadvies><advies>40</advies><wensouders>42</wensouders><wensleerling>50</wensleerling>
  <herzienadvies>41</herzienadvies><motivatie_herzienadvies>Groei</motivatie_herzienadvies><profiel>plus</profiel>
  <argumentatie>Werkt hard</argumentatie><contactnodig>true</contactnodig><contactpersoon>M. Smit</contactpersoon>
  <contacttelefoon>0100000003</contacttelefoon><contactemail>m@school.example</contactemail>
  <aandachtspunten>Rust</aandachtspunten></overstapadvies>"""

EARLY = """<vanpeuterspeelzaal>true</vanpeuterspeelzaal><naampeuterspeelzaal>De Hummel</naampeuterspeelzaal>
  <voorschools><codevoorschoolsehistorie>2</codevoorschoolsehistorie><codevoorschoolsprogramma>4</codevoorschoolsprogramma>
  <voorschoolsemaanden>8</voorschoolsemaanden><codevoorschoolsetoeleider>6</codevoorschoolsetoeleider>
  <codevoorschoolsedeelname>5</codevoorschoolsedeelname><voorschoolseaanwezigheid>3</voorschoolseaanwezigheid></voorschools>
  <vroegschools><codevroegschoolsprogramma>1</codevroegschoolsprogramma>
  <vroegschoolsdatumingang>2020-08-01</vroegschoolsdatumingang>
  <vroegschoolseinddatum>2021-07-31</vroegschoolseinddatum></vroegschools>"""

CAREER = """<schoolloopbaanlijst><schoolloopbaan><schooljaar>2024-2025</schooljaar><groepscode>5a</groepscode>
  <groepsnaam>de uilen</groepsnaam><jaargroep>5</jaargroep><begindatum>2024-08-01</begindatum>
  <einddatum>2025-07-31</einddatum><brincode>99XX</brincode><vestigingscode>00</vestigingscode>
  <schoolsoort>BO</schoolsoort><schooltype>REC4</schooltype><voelementcode>0011</voelementcode>
  <voelementomschrijving>brugklas</voelementomschrijving>
  <schoolsoortomschrijving>basisschool</schoolsoortomschrijving></schoolloopbaan></schoolloopbaanlijst>"""

FILE = f"""<?xml version="1.0" encoding="UTF-8"?>
<dossier xmlns="{NAMESPACE}"><metadata><deeldossier>LASLVS</deeldossier><pakketnaam>Proefpakket</pakketnaam>
  <pakketversie>3</pakketversie><datum>2026-01-02</datum><standaardversie>2019.1</standaardversie>
  <validatieversie>2019.1.1</validatieversie><categorie_uitlevering>{CATEGORIES}</categorie_uitlevering>
  <overstap>POSWV</overstap></metadata><overdrachtsoort>swv-dossier</overdrachtsoort>
  <inzage><voorlopigdossier>false</voorlopigdossier><inzage>true</inzage><inzagedatum>2026-01-01</inzagedatum>
  <akkoord>Nee</akkoord><redennietakkoord>Te veel</redennietakkoord><toestemming>Ja</toestemming></inzage>
<huidigeschool><naam>De Proef</naam>{address("Plein")}{contacts("0100000004")}<brincode>99XX</brincode>
  <vestigingscode>00</vestigingscode><aanleverpunt>1</aanleverpunt><soort>BO</soort><type>REC1</type>
  <naamdirecteur>D. Baas</naamdirecteur><website>school.example</website>
<leerling><voornaam>Pip</voornaam><voornaam>Anna</voornaam><voorletters-1>P.A.</voorletters-1>
  <voorvoegsel>de</voorvoegsel><achternaam>Vries</achternaam><roepnaam>Pippa</roepnaam>
  <geboortedatum>2015-03-17</geboortedatum><geslacht>1</geslacht><adresgeheim>false</adresgeheim>
  {address("Straat")}{contacts("0100000005")}
  <gba><gbavoornaam>Pip</gbavoornaam><gbaachternaam>Vries</gbaachternaam><gbageboortedatum>17-03-2015</gbageboortedatum></gba>
  <adresbuitenland>Rue 1, Brussel</adresbuitenland><geboorteplaats>Dorp</geboorteplaats><bsn>123456782</bsn>
  <leerlingid>L-77</leerlingid><onderwijssinds>2019-03-17</onderwijssinds>
  <startdatumhuidigonderwijs>2019-08-17</startdatumhuidigonderwijs><datuminschrijving>2019-01-04</datuminschrijving>
  <datumuitschrijving>2026-07-31</datumuitschrijving><teruggeplaatstnaarbrin>97CD</teruggeplaatstnaarbrin>
  <leerlinggewicht>0.30</leerlinggewicht><nnca>2</nnca><tehuis>false</tehuis>
  <huisarts><achternaam>Dokter</achternaam></huisarts><verzorgersaansprakelijk>true</verzorgersaansprakelijk>
  <aansprakelijkeinstelling><naam>De Zon</naam>{address("Pad")}{contacts("0100000006")}</aansprakelijkeinstelling>
  {ADVICE}{EARLY}{CAREER}{SUPPORT}
  <verzuim><dagdelengeoorloofd>12</dagdelengeoorloofd><dagdelenongeoorloofd>3</dagdelenongeoorloofd>
  <meerdan25percent>false</meerdan25percent><frequentie>4</frequentie><contactleerplicht>true</contactleerplicht>
  <documentLijst>{document("verzuim.txt", "Verzuim")}</documentLijst></verzuim>{TESTS}{MARKS}
  <overigdocumentlijst>{document("groepsplan.txt", "Groepsplan")}</overigdocumentlijst>{GUARDIAN}
</leerling></huidigeschool></dossier>"""

PLAIN = FILE.encode()


def find(root: etree._Element, path: str) -> etree._Element:
    found = root.find("/".join(f"{{{NAMESPACE}}}{name}" for name in path.split("/")))
    assert found is not None, path
    return found


def changed(*changes: Callable[[etree._Element], None]) -> bytes:
    root = etree.fromstring(PLAIN)
    for change in changes:
        change(root)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def with_text(path: str, text: str) -> bytes:
    def put(root: etree._Element) -> None:
        find(root, path).text = text

    return changed(put)


def without(path: str) -> bytes:
    def drop(root: etree._Element) -> None:
        found = find(root, path)
        parent = found.getparent()
        assert parent is not None
        parent.remove(found)

    return changed(drop)


def leaves(data: bytes) -> list[etree._Element]:
    return [each for each in etree.fromstring(data).iter() if isinstance(each.tag, str) and len(each) == 0]


def path_of(element: etree._Element) -> str:
    names = [etree.QName(each).localname for each in (element, *element.iterancestors())]
    return "/".join(reversed(names[:-1]))
