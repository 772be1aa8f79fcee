"""Read one OSO file (PO-SWV, 2019.1) into plain values, with an account of every part of it."""

import datetime as dt
from dataclasses import replace

from lxml import etree

from rondom.integrations.oso import profile
from rondom.integrations.oso.attachments import take_documents
from rondom.integrations.oso.checks import check_complete, check_kind, check_people
from rondom.integrations.oso.dossier import Meta, OsoDossier, ParentsView, School
from rondom.integrations.oso.learning import (
    read_advice,
    read_career,
    read_early_years,
    read_mark_lists,
    read_tests,
)
from rondom.integrations.oso.nodes import Ledger, Node, name_of
from rondom.integrations.oso.people import read_addresses, read_contacts, read_guardian, read_pupil
from rondom.integrations.oso.report import account_for
from rondom.integrations.oso.safe_xml import parse
from rondom.integrations.oso.support import read_absence, read_support


def read_oso(data: bytes, *, today: dt.date) -> OsoDossier:
    """Errors: UnreadableFile, with a plain Dutch message and a stable code."""
    root = parse(data)
    check_kind(root)
    ledger = Ledger()
    _leave_out(root, ledger)
    check_complete(root, ledger)
    ledger.taken.clear()
    dossier = _dossier(Node(root, ledger))
    warnings = check_people(dossier, today=today)
    return replace(dossier, warnings=warnings, landings=account_for(root, ledger))


def _leave_out(root: etree._Element, ledger: Ledger) -> None:
    """Mark what we never read, and what the sender did not hand over, before anything is read."""
    reasons = {path: str(reason) for path, reason in profile.NOT_USED.items()}
    closed = _closed(Node(root, ledger))
    ledger.closed = frozenset(closed)
    reasons |= closed
    _refuse_below(root, "", reasons, ledger)


def _refuse_below(element: etree._Element, path: str, reasons: dict[str, str], ledger: Ledger) -> None:
    for each in element.iterchildren():
        below = f"{path}/{name_of(each)}" if path else name_of(each)
        if below in reasons:
            ledger.refused[each] = reasons[below]
        else:
            _refuse_below(each, below, reasons, ledger)


def _closed(root: Node) -> dict[str, str]:
    metadata = root.child("metadata")
    switches = metadata.child("categorie_uitlevering") if metadata else None
    closed: dict[str, str] = {}
    for name, paths in profile.CATEGORIES.items() if switches else ():
        reason = profile.CLOSED.get(switches.text(name)) if switches else None
        if reason:
            closed |= dict.fromkeys(paths, str(reason))
    return closed


def _dossier(root: Node) -> OsoDossier:
    school = _need(root, "huidigeschool")
    pupil = _need(school, "leerling")
    for each in pupil.children("overigdocumentlijst"):
        take_documents(each, section="other", category="education")
    dossier = OsoDossier(
        meta=_meta(root),
        parents_view=_parents_view(root),
        school=_school(school),
        pupil=read_pupil(pupil),
        guardians=tuple(read_guardian(each) for each in pupil.children("verzorger")),
        career=read_career(pupil),
        advice=read_advice(pupil),
        early_years=read_early_years(pupil),
        support=read_support(pupil),
        absence=read_absence(pupil),
        tests=read_tests(pupil),
        mark_lists=read_mark_lists(pupil),
        attachments=(),
        warnings=(),
        landings=(),
    )
    return replace(dossier, attachments=tuple(root.ledger.attachments))


def _need(node: Node, name: str) -> Node:
    """check_complete has seen it."""
    return node.children(name)[0]


def _meta(root: Node) -> Meta:
    node = _need(root, "metadata")
    switches = _need(node, "categorie_uitlevering")
    names = (name_of(each) for each in switches.element)
    return Meta(
        part=node.text("deeldossier"),
        package=node.text("pakketnaam"),
        package_version=node.text("pakketversie"),
        made_on=node.date("datum"),
        standard_version=node.text("standaardversie"),
        validation_version=node.text("validatieversie"),
        transfer=node.text("overstap"),
        transfer_kind=root.text("overdrachtsoort"),
        categories=tuple((name, switches.text(name)) for name in names if name.startswith("cat_")),
    )


def _parents_view(root: Node) -> ParentsView:
    node = root.child("inzage")
    if node is None:
        return ParentsView()
    return ParentsView(
        provisional=node.flag("voorlopigdossier"),
        seen=node.answer("inzage"),
        seen_on=node.date("inzagedatum"),
        agree_with_content=node.answer("akkoord"),
        reason_not_agreed=node.text("redennietakkoord"),
        permission_to_transfer=node.answer("toestemming"),
    )


def _school(node: Node) -> School:
    return School(
        name=node.text("naam"),
        brin=node.text("brincode"),
        branch=node.text("vestigingscode"),
        delivery_point=node.text("aanleverpunt"),
        kind=node.text("soort"),
        type=node.text("type"),
        director=node.text("naamdirecteur"),
        website=node.text("website"),
        addresses=read_addresses(node),
        contacts=read_contacts(node),
    )
