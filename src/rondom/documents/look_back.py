"""Looking back on the goals: the newest that is finished, in the words that were frozen then."""

from typing import Any

from django.utils.translation import gettext as _

from rondom.core.decision import ALLOWED, Decision, refuse
from rondom.core.wording import words_in_row
from rondom.documents import words
from rondom.documents.blocks import Block, Document, Heading, Listing, Quote, Table, Text
from rondom.documents.reading import Reading
from rondom.plans.kind_access import may_see_plan


def may_read_look_back(reading: Reading) -> Decision:
    """As the page itself; and there is a finished one."""
    see = may_see_plan(reading.dossier)
    if not see:
        return see
    if reading.look_back:
        return ALLOWED
    return refuse("document.no_look_back", _("Er is nog niet samen teruggekeken op de doelen."))


def look_back(reading: Reading) -> Document:
    content = reading.look_back
    held = _("%(kind)s op %(day)s.") % {
        "kind": content["kind"].capitalize(),
        "day": words.day(content["held_on"]),
    }
    blocks = (
        *(block for number, goal in enumerate(content["goals"], start=1) for block in _goal(number, goal)),
        *_questions(content["questions"]),
        *_people(content["people"]),
        Heading(_("Hoe gaat het verder?")),
        Text(words.looking_back(content["next_on"])),
    )
    return Document(
        title=_("Terugblik op de doelen"),
        about=(*words.about(reading), held),
        plain=words.plain_page(reading, reading.now),
        blocks=blocks,
        data={"document": "terugblik", "look_back": content},
    )


def _goal(number: int, goal: dict[str, Any]) -> list[Block]:
    numbers = {"measure": goal["label"], "start": goal["start"], "target": goal["target"]}
    found: list[Block] = [
        Heading(_("Doel %(number)s: %(goal)s") % {"number": number, "goal": goal["text"]}),
        Text(
            _("%(owner)s volgt dit doel. %(measure)s: van %(start)s naar %(target)s, voor %(day)s.")
            % (numbers | {"owner": goal["owner"], "day": words.day(goal["target_on"])}),
            is_small=True,
        ),
        Text(_("Uitkomst: %(result)s. Hoe verder: %(outcome)s.") % _labels(goal)),
    ]
    if goal["words"]:
        found += [Heading(_("Wat we zien"), 3), Quote(goal["words"])]
    if goal["reason"]:
        found += [Heading(_("Waarom we dit kiezen"), 3), Quote(goal["reason"])]
    return [*found, *_scores(goal["scores"])]


def _labels(goal: dict[str, Any]) -> dict[str, str]:
    return {"result": goal["result_label"].lower(), "outcome": goal["outcome_label"].lower()}


def _scores(scores: list[dict[str, Any]]) -> list[Block]:
    if not scores:
        return [Text(_("Niemand gaf een cijfer."), is_small=True)]
    rows = tuple((_whose(row), row["value"], words.day(row["scored_on"])) for row in scores)
    return [Heading(_("Cijfers"), 3), Table((_("Volgens"), _("Cijfer"), _("Wanneer")), rows)]


def _whose(score: dict[str, Any]) -> str:
    voice = score["voice"].capitalize()
    return f"{score['who']}, {score['voice']}" if score["who"] else voice


def _questions(rows: list[dict[str, str]]) -> list[Block]:
    found: list[Block] = [Heading(_("Drie vragen aan het eind"))] if rows else []
    for row in rows:
        found += [Heading(row["question"], 3), Text(row["answer"])]
    return found


def _people(rows: list[dict[str, Any]]) -> list[Block]:
    if not rows:
        return []
    there = [f"{row['name']} ({row['label']})" for row in rows if row["was_there"]]
    away = tuple(
        _("%(name)s was er niet bij: %(reason)s") % {"name": row["name"], "reason": row["reason"]}
        for row in rows
        if not row["was_there"]
    )
    found: list[Block] = [Heading(_("Wie was erbij?"))]
    if there:
        found.append(Text(_("Erbij waren: %(names)s.") % {"names": words_in_row(there)}))
    return [*found, Listing(away)] if away else found
