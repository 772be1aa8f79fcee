"""School career, tests, marks, early years and advice."""

from rondom.integrations.oso.attachments import take_documents
from rondom.integrations.oso.dossier import (
    CareerYear,
    EarlySchool,
    EarlyYears,
    Mark,
    MarkList,
    MarkTable,
    Preschool,
    ReferenceScore,
    Score,
    Test,
    TestPart,
    TransferAdvice,
)
from rondom.integrations.oso.nodes import Node, name_of


def read_career(node: Node) -> tuple[CareerYear, ...]:
    found = node.child("schoolloopbaanlijst")
    return tuple(_career_year(each) for each in found.children("schoolloopbaan")) if found else ()


def _career_year(node: Node) -> CareerYear:
    return CareerYear(
        school_year=node.text("schooljaar"),
        group_code=node.text("groepscode"),
        group_name=node.text("groepsnaam"),
        year_group=node.text("jaargroep"),
        starts_on=node.date("begindatum"),
        ends_on=node.date("einddatum"),
        brin=node.text("brincode"),
        branch=node.text("vestigingscode"),
        school_kind=node.text("schoolsoort"),
        school_type=node.text("schooltype"),
        description=node.text("schoolsoortomschrijving"),
        secondary_code=node.text("voelementcode"),
        secondary_description=node.text("voelementomschrijving"),
    )


def read_advice(node: Node) -> TransferAdvice | None:
    found = node.child("overstapadvies")
    if found is None:
        return None
    return TransferAdvice(
        advice=found.text("advies"),
        parents_wish=found.text("wensouders"),
        pupils_wish=found.text("wensleerling"),
        revised_advice=found.text("herzienadvies"),
        revised_because=found.text("motivatie_herzienadvies"),
        profile=found.text("profiel"),
        reasoning=found.text("argumentatie"),
        contact_needed=found.answer("contactnodig"),
        contact_name=found.text("contactpersoon"),
        contact_phone=found.text("contacttelefoon"),
        contact_email=found.text("contactemail"),
        points_of_attention=found.text("aandachtspunten"),
    )


def read_early_years(node: Node) -> EarlyYears:
    before = node.child("voorschools")
    return EarlyYears(
        from_playgroup=node.answer("vanpeuterspeelzaal"),
        playgroup=node.text("naampeuterspeelzaal"),
        preschool=_preschool(before) if before else None,
        early_school=tuple(_early_school(each) for each in node.children("vroegschools")),
    )


def _preschool(node: Node) -> Preschool:
    return Preschool(
        history_code=node.text("codevoorschoolsehistorie"),
        programme_code=node.text("codevoorschoolsprogramma"),
        months=node.text("voorschoolsemaanden"),
        referrer_code=node.text("codevoorschoolsetoeleider"),
        attendance_code=node.text("codevoorschoolsedeelname"),
        half_days_a_week=node.text("voorschoolseaanwezigheid"),
    )


def _early_school(node: Node) -> EarlySchool:
    return EarlySchool(
        programme_code=node.text("codevroegschoolsprogramma"),
        starts_on=node.date("vroegschoolsdatumingang"),
        ends_on=node.date("vroegschoolseinddatum"),
    )


def read_tests(node: Node) -> tuple[Test, ...]:
    found = node.child("toetslijst")
    return tuple(_test(each) for each in found.children("toets")) if found else ()


def _test(node: Node) -> Test:
    what = node.child("toetsidentificatie") or _nothing(node)
    taken = node.child("afname") or _nothing(node)
    by = taken.child("afgenomendoor") or _nothing(node)
    score, references = _result(node)
    return Test(
        code=what.text("eldtoetscode"),
        area=what.text("leergebied"),
        name=what.text("toetsnaam"),
        version=what.text("toetsversie"),
        taken_on=taken.date("afnamedatum"),
        year_group=taken.text("jaargroep"),
        months_of_education=taken.text("dl"),
        taken_by=by.text("naammedewerker"),
        taken_by_function=by.text("functie"),
        taken_by_institution=_workplace(by),
        score=score,
        references=references,
        parts=tuple(_test_part(each) for each in node.children("toetsonderdeel")),
        remark=node.text("opmerking"),
    )


def _nothing(node: Node) -> Node:
    """An empty element, so that a missing part reads as empty fields."""
    return Node(node.element.makeelement("niets"), node.ledger)


def _workplace(node: Node) -> str:
    place = node.child("werktbijinstelling")
    found = (place.child("instelling") or place.child("school")) if place else None
    return found.text("naam") if found else ""


def _test_part(node: Node) -> TestPart:
    score, references = _result(node)
    return TestPart(node.text("eldonderdeelcode"), node.text("onderdeelnaam"), score, references)


def _result(node: Node) -> tuple[Score, tuple[ReferenceScore, ...]]:
    found = node.child("resultaat")
    if found is None:
        return Score(), ()
    take_documents(found, section="tests", category="education")
    score = found.child("toetsscore")
    references = tuple(_reference(each) for each in found.children("referentiescore"))
    return _score(score) if score else Score(), references


def _reference(node: Node) -> ReferenceScore:
    return ReferenceScore(
        code=node.text("codereferentiescore"),
        compared_with=node.text("codevergelijkingsgroep"),
        value=node.text("waarde"),
        qualification=node.text("kwalificatie"),
    )


def _score(node: Node) -> Score:
    between = node.child("betrouwbaarheidsinterval") or _nothing(node)
    return Score(
        items=node.text("aantalopgaven"),
        right=node.text("aantalgoed"),
        wrong=node.text("aantalfout"),
        read=node.text("aantalgelezen"),
        seconds=node.text("tijd"),
        skill=node.text("vaardigheidsscore"),
        skill_scale=node.text("codevaardigheidsschaal"),
        interval_low=between.text("bivlaag"),
        interval_high=between.text("bivhoog"),
    )


def read_mark_lists(node: Node) -> tuple[MarkList, ...]:
    found = node.child("cijferlijstlijst")
    return tuple(_mark_list(each) for each in found.children("cijferlijst")) if found else ()


def _mark_list(node: Node) -> MarkList:
    tables = tuple(table for each in node.children("cijferlijstTypelijst") for table in _mark_tables(each))
    return MarkList(tables, node.date("afnamedatum"), node.text("jaargroep"), node.text("periode"))


def _mark_tables(node: Node) -> list[MarkTable]:
    """One element holds several tables in a row: each begins at its `naam`."""
    names, marks, totals = node.texts("naam"), node.children("onderdeel"), node.children("score")
    starts = [position for position, each in enumerate(node.element) if name_of(each) == "naam"]
    tables = []
    for number, name in enumerate(names):
        end = starts[number + 1] if number + 1 < len(starts) else len(node.element)
        here = set(list(node.element)[starts[number] : end])
        tables.append(
            MarkTable(
                name=name,
                marks=tuple(_mark(each) for each in marks if each.element in here),
                totals=tuple(_value(each) for each in totals if each.element in here),
            )
        )
    return tables


def _mark(node: Node) -> Mark:
    score = node.child("score") or _nothing(node)
    value, qualification = _value(score)
    return Mark(
        subject=node.text("naam"),
        value=value,
        qualification=qualification,
        given_on=node.date("afnamedatum"),
        year_group=node.text("jaargroep"),
        period=node.text("periode"),
    )


def _value(node: Node) -> tuple[str, str]:
    return node.text("waarde"), node.text("kwalificatie")
