"""The core: what a committee needs of a child on two pages, as it stands now. Annexes are chosen beside it."""

from typing import Any

from django.utils.translation import gettext as _

from rondom.documents import plan as parts
from rondom.documents import words
from rondom.documents.blocks import Block, Document, Heading, Quote, Table, Text
from rondom.documents.hearing import hearing
from rondom.documents.reading import Reading, with_days
from rondom.plans.terms import VIEW_SECTIONS, Section

# Beside the views: what a committee asks for. Who may not see care, does not find it in his core.
BACKGROUND = (Section.TRIED, Section.SUPPORT_SO_FAR)


def core(reading: Reading) -> Document:
    """Without a page for the parents: they read that page in the other documents, and this one has two pages only."""
    content = reading.now
    plan = with_days(content)
    views, background = _words(reading, VIEW_SECTIONS), _words(reading, BACKGROUND)
    blocks = (
        *parts.destination(plan),
        *parts.foundation(plan),
        *_quotes(_("Zo zien we het"), views),
        *_quotes(_("Wat al is gedaan"), background),
        *_goals(plan),
        *parts.deviations(plan),
        *hearing(plan),
    )
    data = {"document": "kern", "plan": content, "views": views, "background": background}
    return Document(
        title=_("Kern van het dossier"),
        about=words.about(reading, plan["pupil"]),
        plain=(),
        blocks=blocks,
        data=data,
    )


def _words(reading: Reading, wanted: tuple[Section, ...]) -> list[dict[str, str]]:
    return [
        {"section": section.title, "by": f"{row.name}, {row.role_label}", "text": row.text}
        for section in reading.sections
        if section.section in wanted
        for row in section.words
        if row.text
    ]


def _quotes(title: str, rows: list[dict[str, str]]) -> list[Block]:
    """Own words under the section they were written in."""
    if not rows:
        return []
    found: list[Block] = [Heading(title)]
    for row in rows:
        if Heading(row["section"], 3) not in found:
            found.append(Heading(row["section"], 3))
        found.append(Quote(row["text"], by=row["by"]))
    return found


def _goals(plan: dict[str, Any]) -> list[Block]:
    goals = plan["guidance"]["goals"]
    rows = tuple(
        (
            goal["text"],
            f"{goal['measure']}: {goal['start']} → {goal['target']}",
            words.day(goal["target_on"]),
            goal["effort"] or "–",
        )
        for goal in goals
    )
    head = (_("Doel"), _("Van en naar"), _("Voor"), _("Zo werken we eraan"))
    table = Table(head, rows) if rows else Text(_("Er zijn nog geen doelen afgesproken."))
    return [
        Heading(_("Doelen en hulp")),
        table,
        Text(words.looking_back(plan["guidance"]["evaluate_on"]), is_small=True),
    ]
