"""What the school did so far, diagnoses, plans, decisions and absence."""

from rondom.integrations.oso.attachments import take_documents
from rondom.integrations.oso.dossier import (
    Absence,
    ActionPlan,
    AdmissionStatement,
    Arrangement,
    Diagnosis,
    PerspectivePeriod,
    Support,
)
from rondom.integrations.oso.nodes import Node


def read_support(node: Node) -> Support:
    found = node.child("onderwijsondersteuning")
    if found is None:
        return Support()
    for each in found.children("toelichting_onderwijsbehoeften"):
        take_documents(each, section="needs", category="education")
    return Support(
        medication=found.answer("medicijngebruik"),
        diagnoses=tuple(_diagnosis(each) for each in found.children("diagnose")),
        action_plans=tuple(_action_plan(each) for each in found.children("handelingsplan")),
        perspective_periods=tuple(_perspective(each) for each in found.children("opp")),
        admission_statements=tuple(_admission(each) for each in found.children("tlv")),
        arrangements=(
            *(_arrangement(each, "cluster12") for each in found.children("arrangement_cluster12")),
            *(_arrangement(each, "pao") for each in found.children("arrangement_pao")),
        ),
    )


def _diagnosis(node: Node) -> Diagnosis:
    take_documents(node, section="diagnoses", category="medical")
    return Diagnosis(
        codes=node.texts("code"),
        name=node.text("naam"),
        made_on=node.date("datum"),
        made_by=node.text("doorwie"),
        institution=node.text("instantie"),
    )


def _action_plan(node: Node) -> ActionPlan:
    take_documents(node, section="plans", category="education")
    return ActionPlan(node.date("startdatum"), node.date("einddatum"), node.text("isgerichtop"))


def _perspective(node: Node) -> PerspectivePeriod:
    take_documents(node, section="plans", category="education")
    return PerspectivePeriod(node.date("opp_ingangdatum"), node.date("opp_einddatum"))


def _admission(node: Node) -> AdmissionStatement:
    take_documents(node, section="decisions", category="education")
    return AdmissionStatement(
        starts_on=node.date("tlvingangdatum"),
        ends_on=node.date("tlveinddatum"),
        partnership_number=node.text("tlvswvnummer"),
        category=node.text("tlvcategorie"),
        decision_number=node.text("tlvbeschikkingsnummer"),
    )


def _arrangement(node: Node, kind: str) -> Arrangement:
    of_partnership = kind == "pao"
    return Arrangement(
        kind=kind,
        starts_on=node.date("arrangement_datum"),
        ends_on=node.date("arrangement_einddatum") if of_partnership else None,
        feature=node.text("arrangement_kenmerk") if of_partnership else "",
        decision_number=node.text("arrangement_beschikkingsnr") if of_partnership else "",
        brin="" if of_partnership else node.text("arrangement_brin"),
        branch="" if of_partnership else node.text("arrangement_vestigingscode"),
    )


def read_absence(node: Node) -> Absence | None:
    found = node.child("verzuim")
    if found is None:
        return None
    for each in found.children("documentLijst"):
        take_documents(each, section="absence", category="absence")
    return Absence(
        half_days_allowed=found.text("dagdelengeoorloofd"),
        half_days_not_allowed=found.text("dagdelenongeoorloofd"),
        over_quarter=found.answer("meerdan25percent"),
        frequency=found.text("frequentie"),
        contact_attendance_officer=found.answer("contactleerplicht"),
    )
