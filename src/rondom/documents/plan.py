"""The development perspective (OPP) and its guidance part, in the words that were laid down."""

from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from rondom.core.canonical import short_code
from rondom.core.decision import Decision, refuse
from rondom.documents import words
from rondom.documents.blocks import Block, Document, Heading, Listing, Quote, Table, Text
from rondom.documents.hearing import hearing
from rondom.documents.reading import Reading, with_days
from rondom.plans.kind_access import may_see_plan
from rondom.plans.opp_more import titled
from rondom.plans.terms import OppPart, SlotNeed, SlotState, except_words


def may_read_plan(reading: Reading) -> Decision:
    """As the page of the plan; and there is one."""
    see = may_see_plan(reading.dossier)
    if not see or reading.plan:
        return see
    return refuse("document.no_plan", _("Er is nog geen plan. Dit document komt er als het plan begint."))


def perspective(reading: Reading) -> Document:
    content = reading.laid_down
    plan = with_days(content)
    parts = {
        OppPart.DESTINATION: destination(plan),
        OppPart.FOUNDATION: foundation(plan),
        OppPart.GUIDANCE: guidance(plan),
        OppPart.DEVIATIONS: deviations(plan),
        OppPart.HEARING: hearing(plan, reading.pictures),
    } | {key: _more(title, rows) for key, title, rows in titled(plan.get("more", {}))}
    blocks = [block for key in reading.order for block in parts.get(OppPart(key), [])]
    return Document(
        title=_("Ontwikkelingsperspectief"),
        about=words.about(reading, plan["pupil"]) + _which(reading),
        plain=words.plain_page(reading, content),
        blocks=(*blocks, *signatures(reading)),
        data={"document": "opp", "version": _number(reading), "plan": content},
    )


def guidance_part(reading: Reading) -> Document:
    content = reading.laid_down
    plan = with_days(content)
    chosen = {name: content[name] for name in ("kind", "pupil", "started_on", "guidance")}
    return Document(
        title=_("Handelingsdeel"),
        about=words.about(reading, plan["pupil"]) + _which(reading),
        plain=words.plain_page(reading, content),
        blocks=(*guidance(plan), *signatures(reading)),
        data={"document": "handelingsdeel", "version": _number(reading), "plan": chosen},
    )


def _number(reading: Reading) -> int:
    return reading.version.number if reading.version else 0


def _which(reading: Reading) -> tuple[str, ...]:
    version = reading.version
    if version is None:
        return (_("Concept: dit is nog niet vastgelegd en nog niet getekend."),)
    frozen = _("Versie %(number)s, vastgelegd op %(moment)s.") % {
        "number": version.number,
        "moment": date_format(localtime(version.frozen_at), "j F Y, H:i"),
    }
    state = (
        _("Geldt vanaf %(day)s.") % {"day": words.day(version.in_force_on)}
        if version.in_force_on
        else _("Nog niet door iedereen getekend.")
    )
    return (f"{frozen} {state} {_('Controlecode')} {short_code(version.digest)}.",)


def destination(plan: dict[str, Any]) -> list[Block]:
    talked = words.day(plan["destination"]["talked_on"])
    found: list[Block] = [
        Heading(_("Waar werken we naartoe")),
        *[Text(words) for words in (plan["destination"].get("exit"), plan["destination"]["text"]) if words],
    ]
    if len(found) == 1:
        found.append(Text(_("Nog niet ingevuld.")))
    if talked:
        found.append(Text(_("Met de ouders besproken op %(day)s.") % {"day": talked}, is_small=True))
    return found


def foundation(plan: dict[str, Any]) -> list[Block]:
    found: list[Block] = [Heading(_("Waarom we dat denken"))]
    if plan["foundation"]["text"]:
        found.append(Text(plan["foundation"]["text"]))
    for title, rows in (
        (_("Dit helpt"), plan["foundation"]["promoting"]),
        (_("Dit maakt het lastig"), plan["foundation"]["hindering"]),
    ):
        if rows:
            found += [Heading(title, 3), Listing(tuple(rows))]
    return found


def _more(title: str, rows: list[dict[str, str]]) -> list[Block]:
    """What a region takes in beside the law, as it stands in the growth document."""
    return [Heading(title), *(Quote(row["text"], by=row["by"]) for row in rows)]


def guidance(plan: dict[str, Any]) -> list[Block]:
    found: list[Block] = [
        Heading(_("Hulp en begeleiding")),
        Text(_("Handelingsdeel: gaat pas in als de ouders het ermee eens zijn."), is_small=True),
    ]
    for number, goal in enumerate(plan["guidance"]["goals"], start=1):
        found += _goal(number, goal)
    return [*found, Text(words.looking_back(plan["guidance"]["evaluate_on"]))]


def _goal(number: int, goal: dict[str, Any]) -> list[Block]:
    found: list[Block] = [
        Heading(_("Doel %(number)s: %(goal)s") % {"number": number, "goal": goal["text"]}, 3),
        Text(
            _("%(owner)s volgt dit doel. %(measure)s: van %(start)s naar %(target)s, voor %(day)s.")
            % (goal | {"day": words.day(goal["target_on"])}),
            is_small=True,
        ),
    ]
    if goal["effort"]:
        found.append(Text(_("Zo werken we eraan: %(effort)s") % {"effort": goal["effort"]}))
    return found + (words.who_does_what(goal["actions"]) if goal["actions"] else [])


def deviations(plan: dict[str, Any]) -> list[Block]:
    return [
        Heading(_("Anders dan de klas")),
        Text(plan["deviations"] or _("Nog niet ingevuld.")),
    ]


def signatures(reading: Reading) -> list[Block]:
    if not reading.slots:
        return []
    rows = tuple(_signature(slot) for slot in reading.slots)
    return [Heading(_("Handtekeningen")), Table((_("Wie"), _("Antwoord"), _("Wanneer en hoe")), rows)]


def _signature(slot: Any) -> tuple[str, str, str]:
    answer = slot.state_label.capitalize()
    if slot.except_goals:
        answer = f"{answer}, {except_words(slot.except_goals)}"
    if slot.except_for:
        answer = _("%(answer)s, niet eens met: %(what)s") % {"answer": answer, "what": slot.except_for}
    if slot.state == SlotState.REFUSED:
        answer = f"{answer}: {slot.reason}"
    if slot.answered_at:
        when = f"{date_format(localtime(slot.answered_at), 'j F Y, H:i')} · {slot.method_label}"
    else:
        when = _("mag, hoeft niet") if slot.need == SlotNeed.OPTIONAL else _("nog niet")
    if slot.signed_version:
        when = _("%(when)s, bij versie %(number)s") % {"when": when, "number": slot.signed_version}
    if slot.witness_name:
        when = _("%(when)s, getuige %(name)s") % {"when": when, "name": slot.witness_name}
    return (f"{slot.name}, {slot.capacity_label}", answer, when)
