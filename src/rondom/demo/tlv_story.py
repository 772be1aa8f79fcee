"""A school for special primary education with its committee, and a child whose TLV was granted and ends next summer."""

import datetime as dt

from rondom.core import clock
from rondom.demo.people import Demo, add_professional
from rondom.demo.story import days_ago
from rondom.dossiers import operations as dossiers
from rondom.dossiers.models import Dossier
from rondom.families import operations as families
from rondom.families.terms import Authority, Proof, Relation
from rondom.notes.operations import NoteText, raise_signal
from rondom.people import operations as people
from rondom.people.terms import OrganisationKind, Role
from rondom.tlv import operations as tlv
from rondom.tlv.models import TlvApplication
from rondom.tlv.queries import answers_of, fields_of
from rondom.tlv.rules import category_of
from rondom.tlv.term import usual_last_day

COMMITTEE = [
    ("dirk", "Dirk", "Veenstra", Role.DIRECTOR),
    ("ines", "Ines", "Kramer", Role.IB),
    ("guus", "Guus", "Timmer", Role.GUIDANCE_COMMITTEE),
]
CATEGORY = "so_low"
TYPED = {
    "reason": "Ook in een groep van veertien kinderen raakt Yara overvraagd. Zij leert het best in een heel kleine groep.",
    "motive": "Speciaal onderwijs, eerst tot en met de zomer. Dan kijken wij samen terug.",
}


def build_sbo_with_tlv(demo: Demo) -> None:
    _school(demo)
    with days_ago(90):
        dossier = _child(demo)
        row = _application(demo, dossier)
    with days_ago(75):
        _advices(demo, dossier, row)
    with days_ago(70):
        _decided(demo, row)


def _school(demo: Demo) -> None:
    with days_ago(400):
        demo.organisations["wilg"] = people.create_organisation(
            demo.system,
            kind=OrganisationKind.SCHOOL,
            name="speciaal basisonderwijs De Wilg",
            board=demo.organisations["board"],
            brin="99CC",
            city="Veenrand",
            phone="(088) 000 14 00",
        )
        for key, call_name, last_name, role in COMMITTEE:
            add_professional(demo, key, call_name, last_name, role, "wilg")


def _child(demo: Demo) -> Dossier:
    ines, born_on = demo.actors["ines"], dt.date(demo.today.year - 10, 6, 9)
    mother = families.NewGuardian(
        relation=Relation.MOTHER,
        call_name="Joyce",
        last_name="Smit",
        authority=Authority.YES,
        proof=Proof.REGISTER,
        address=families.Address(street="Wilgenlaan 3", postcode="2700 EE", city="Veenrand"),
    )
    pupil = families.register_pupil(
        ines,
        school_id=demo.organisations["wilg"].pk,
        call_name="Yara",
        last_name="Smit",
        born_on=born_on,
        group="groep 6",
        guardians=[mother],
    )
    text = NoteText(
        talked_with="moeder",
        talked_on=clock.today(),
        what="Yara is elke middag op. Zij leert in een kleine groep.",
        agreements="Wij vragen een TLV aan voor speciaal onderwijs.",
        with_parents=True,
    )
    return Dossier.objects.get(pk=raise_signal(ines, pupil_id=pupil.pk, text=text).dossier_id)


def _application(demo: Demo, dossier: Dossier) -> TlvApplication:
    """What the dossier does not know yet is written in the application."""
    ines, today = demo.actors["ines"], clock.today()
    row = tlv.begin_tlv(ines, dossier_id=dossier.pk, category=CATEGORY)
    where = {"dossier_id": dossier.pk, "tlv_id": row.pk}
    told = {field.key: "Verteld in het gesprek op school." for field in fields_of(row)}
    known = {key: text for key, text in answers_of(row).items() if text}
    tlv.save_tlv(
        ines, **where, category=CATEGORY, answers=told | known | TYPED, health="", revision=row.revision
    )
    names = {"board": "Dirk Veenstra", "ib": "Ines Kramer", "behavioural": "Guus Timmer"}
    words = "De commissie vindt dat speciaal onderwijs nu beter past."
    tlv.write_minutes(ines, **where, held_on=today, talked_on=today, words=words, names=names)
    return tlv.send_tlv(
        ines,
        **where,
        membership_id=demo.actors["jorrit"].membership_id or 0,
        parents_told_on=today,
        core_pages=1,
    )


def _advices(demo: Demo, dossier: Dossier, row: TlvApplication) -> None:
    for key, profession in (("olga", "educationist"), ("hugo", "pedagogue")):
        part = dossiers.add_participant(
            demo.actors["ines"],
            dossier_id=dossier.pk,
            membership_id=demo.actors[key].membership_id or 0,
            reason="advies over een TLV",
        )
        where = {"dossier_id": dossier.pk, "tlv_id": row.pk}
        tlv.ask_expert(demo.actors["jorrit"], **where, participant_id=part.pk)
        words = "In een kleine groep komt Yara tot leren. Speciaal onderwijs past bij haar."
        tlv.sign_advice(demo.actors[key], **where, profession=profession, advises="yes", words=words)


def _decided(demo: Demo, row: TlvApplication) -> None:
    category, today = category_of(CATEGORY), clock.today()
    assert category  # noqa: S101 - it stands in data/categories.yaml
    where = {"dossier_id": row.dossier_id, "tlv_id": row.pk}
    ruling = tlv.Ruling(
        verdict="granted",
        reason="Een kleine groep met veel rust past bij wat Yara nodig heeft.",
        has_no_interest=True,
        category=CATEGORY,
        first_on=today,
        last_on=usual_last_day(category, today),
    )
    tlv.decide_tlv(demo.actors["jorrit"], **where, ruling=ruling)
    tlv.notify_tlv(demo.actors["jorrit"], **where)
