"""The components of Rondom as template tags (a builtin library). The gallery page shows them all.

A component takes plain objects or dicts, so that any screen can feed it. It holds no rule.
"""

import datetime as dt
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.forms.boundfield import BoundField
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rondom.core import clock
from rondom.web.templatetags import fields, icons, pictures, score_lines, words

register = template.Library()

STATUS_ICONS = {
    "you": "circle-arrow-right",
    "done": "circle-check",
    "wait": "hourglass",
    "late": "alert-circle",
    "off": "lock",
    "busy": "progress",
    "plan": "calendar",
    "later": "circle-dotted",
    "paper": "file-text",
    "info": "info-circle",
}


def _draw(name: str, context: dict[str, Any]) -> SafeString:
    return mark_safe(render_to_string(f"ui/{name}.html", context))  # noqa: S308 - our own template, escaped there


def _id(prefix: str, *parts: object) -> str:
    """The same id for the same words, so that a part that htmx swaps in keeps its ties."""
    return f"{prefix}-{zlib.crc32('|'.join(map(str, parts)).encode()):08x}"


# Small things ---------------------------------------------------------------


@register.simple_tag
def icon(name: str, *, size: str = "", extra: str = "") -> SafeString:
    """An icon of front/icons.txt beside a word; hidden for a screen reader. size="sm" is 20 px."""
    names = ["rondom-icon"]
    names += [f"rondom-icon--{size}"] if size else []
    names += ["rondom-icon--flip"] if name in icons.FLIPPED else []
    names += [extra] if extra else []
    return format_html(
        '<svg class="{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        " ".join(names),
        mark_safe(icons.icon_lines(name)),  # noqa: S308 - comes from the build, not from people
    )


@register.simple_tag
def icon_names() -> list[str]:
    """Every icon there is, for the components page."""
    return sorted(icons.known_names())


@register.simple_tag
def status(kind: str, word: str, *, badge: bool = False) -> SafeString:
    """A status word. kind: you done wait late off busy plan later paper info.

    badge=True adds a tint, only for the state of a whole page.
    """
    return format_html(
        '<span class="rondom-status rondom-status--{}{}">{}<span>{}</span></span>',
        kind,
        " rondom-status--badge" if badge else "",
        icon(STATUS_ICONS[kind], size="sm"),
        word,
    )


@register.simple_tag
def avatar(person: Any, *, you: bool = False, off: bool = False) -> SafeString:
    """Initials in a disc. person: letters, a name, or a thing with .name (and .initials)."""
    kind = " rondom-avatar--you" if you else " rondom-avatar--off" if off else ""
    return format_html('<span class="rondom-avatar{}" aria-hidden="true">{}</span>', kind, _letters(person))


def _letters(person: Any) -> str:
    if isinstance(person, str):
        return person if len(person) <= 2 else words.initials(person)
    return pictures.value_of(person, "initials") or words.initials(str(pictures.value_of(person, "name")))


@register.simple_tag
def person(name: str, role: str = "", *, note: str = "", you: bool = False, off: bool = False) -> SafeString:
    """Somebody: disc, name, role and a remark (for example "wacht op toestemming")."""
    return _draw("person", {"name": name, "role": role, "note": note, "you": you, "off": off})


@register.simple_tag
def date_leaf(moment: dt.date) -> SafeString:
    """The small calendar leaf; the words beside it say the same."""
    return _draw("date_leaf", {"day": words.as_local(moment)})


@register.simple_tag
def meter(value: float, maximum: float, label: str, *, high: float | None = None) -> SafeString:
    """How full something is, with the words below. high: nearly full from here (95 %)."""
    high = maximum * 0.95 if high is None else high
    numbers = {"value": f"{value:g}", "maximum": f"{maximum:g}", "high": f"{high:g}"}
    return _draw("meter", {"label": label, **numbers, "name": _id("meter", label)})


# Actions ----------------------------------------------------------------------


@register.simple_tag(takes_context=True)
def action(context: Any, label: str, **options: Any) -> SafeString:
    """A button that does something, or the same button switched off with its reason.

    Options: url; decision (a Decision, may be left out); style primary/secondary/subtle; icon;
    method "post" or "get" (get draws a link); name and value, sent along;
    key, when the very same button stands twice on a page.
    """
    return _action(context, "", label, **options)


@register.simple_block_tag(takes_context=True)
def decision(context: Any, content: str, label: str, **options: Any) -> SafeString:
    """As `action`, with the ways out (links) as content; these show only when the decision is no."""
    return _action(context, content, label, **options)


def _action(
    context: Any,
    ways_out: str,
    label: str,
    *,
    url: str = "",
    decision: Any = True,
    style: str = "primary",
    icon: str = "",
    method: str = "post",
    name: str = "",
    value: str = "",
    key: str = "",
) -> SafeString:
    reason = "" if decision else str(getattr(decision, "reason", ""))
    return _draw(
        "action",
        {
            "allowed": bool(decision),
            "reason": reason,
            "reason_id": _id("reden", label, url, reason, key),
            "label": label,
            "url": url,
            "style": style,
            "icon_name": icon,
            "method": method,
            "name": name,
            "value": value,
            "ways_out": ways_out,
            "csrf_token": context.get("csrf_token", ""),
        },
    )


# Blocks -------------------------------------------------------------------------


@register.simple_block_tag
def next_action(content: str, label: str, title: str, *, url: str = "", button: str = "") -> SafeString:
    """The one next action of a screen. With url and button it draws the filled button beside the text."""
    names = {"content": content, "label": label, "title": title, "url": url, "button": button}
    return _draw("next_action", names)


@register.simple_block_tag
def panel(content: str, title: str = "", *, level: int = 3) -> SafeString:
    """A quiet box around one thing that is read as a unit."""
    return _draw("panel", {"content": content, "title": title, "level": level, "title_id": _id("vak", title)})


@register.simple_block_tag
def key_question(content: str, question: str) -> SafeString:
    """A key question with its answer as content (or "Nog geen antwoord")."""
    return _draw("key_question", {"content": content, "question": question})


@register.simple_block_tag
def voice(content: str, name: str, role: str = "", *, letters: str = "", plain: bool = False) -> SafeString:
    """A voice card. Content: three `div`s with `h4.rondom-voice__label` and a `footer.rondom-voice__foot`.

    plain=True is the card with one text, outside the meeting room. Put cards in `div.rondom-voices`.
    """
    title_id = _id("stem", name, role, content)
    names = {"content": content, "name": name, "role": role, "letters": letters or words.initials(name)}
    return _draw("voice", names | {"plain": plain, "title_id": title_id})


@register.simple_block_tag
def locked(content: str, title: str, *, level: int = 2) -> SafeString:
    """A phase that is still closed. Content: a bold sentence why, what is missing, how it opens."""
    return _draw(
        "locked", {"content": content, "title": title, "level": level, "title_id": _id("slot", title)}
    )


@register.simple_block_tag
def signature(content: str, name: str, role: str, kind: str, word: str, *, note: str = "") -> SafeString:
    """A signature slot (an `li`; put it in `ul.rondom-signatures`). Content: at most one link."""
    names = {"name": name, "role": role, "kind": kind, "word": word, "note": note}
    return _draw("signature", names | {"content": content})


@register.simple_block_tag
def empty(content: str, title: str, *, level: int = 2) -> SafeString:
    """An empty list: says what will come here, and the first step as content."""
    return _draw("empty", {"content": content, "title": title, "level": level})


# Forms ---------------------------------------------------------------------------


@register.simple_tag
def form_field(field: BoundField, *, optional: bool = True) -> SafeString:
    """A field of a Django form: label, description, error and widget. optional=False hides "(hoeft niet)"."""
    layout = fields.dress(field)
    says_optional = optional and not field.field.required and layout not in ("hidden", "choice")
    return _draw("form_field", {"field": field, "layout": layout, "says_optional": says_optional})


@register.simple_tag
def chosen_field(field: BoundField) -> SafeString:
    """A field with many boxes: what is ticked first, the rest folded in, so that a form stays short."""
    fields.dress(field)
    boxes = list(field.subwidgets)
    chosen = [box for box in boxes if box.data["selected"]]
    rest = [box for box in boxes if not box.data["selected"]]
    return _draw("chosen_field", {"field": field, "chosen": chosen, "rest": rest})


@register.simple_tag
def form_errors(form: Any, *, level: int = 2) -> SafeString:
    """The error summary above a form, with links to the fields; nothing when there are no errors."""
    rows = fields.error_rows(form) if form.is_bound else []
    return _draw("form_errors", {"rows": rows, "level": level}) if rows else SafeString("")


# Pictures ---------------------------------------------------------------------------


@register.simple_tag
def route_line(steps: Iterable[Any]) -> SafeString:
    """The route. A step: key title phase kind (done here may blocked later) note extra, and maybe url."""
    return _draw("route_line", {"steps": pictures.route_steps(steps)})


@register.simple_tag
def route_dots(steps: int | Sequence[Any], here: int, title: str = "") -> SafeString:
    """The route for families: dots and "Stap 4 van 6: hulp in de klas".

    steps: a number or a list; here counts from 1.
    """
    total = steps if isinstance(steps, int) else len(steps)
    names = {"dots": pictures.dot_kinds(total, here), "total": total, "here": here, "title": title}
    return _draw("route_dots", names)


@register.simple_tag
def circle(rings: Sequence[Any], child: str, *, level: int = 3) -> SafeString:
    """The people around the child, as picture and as lists.

    rings, nearest first: title, people.
    A person: name, role, and maybe initials, note, kind ("you" or "off").
    """
    picture = pictures.circle_picture(rings)
    in_middle = child if len(child) <= pictures.LETTERS_IN_MIDDLE else words.initials(child)
    names = {"picture": picture, "child": child, "level": level, "title_id": _id("kring", child)}
    return _draw("circle", names | {"in_middle": in_middle, "order": [ring.title for ring in picture.rings]})


@register.simple_tag
def goal_scale(goal: Any) -> SafeString:
    """A goal from start to target.

    goal: label, start, target, unit, minimum, maximum, voices (a list of (voice, value)).
    """
    names = {name: pictures.value_of(goal, name) for name in ("label", "unit")}
    numbers = {name: pictures.plain_number(pictures.value_of(goal, name, 0)) for name in ("start", "target")}
    return _draw("goal_scale", {"scale": pictures.scale_picture(goal), **names, **numbers})


@register.simple_tag(name="score_lines")
def scores_over_time(goal: Any) -> SafeString:
    """The scores of a goal over time; nothing when there is one day. Its table stands beside it on the page.

    goal: as goal_scale, with scores (voice_label, value, scored_on, author_id).
    """
    numbers = {name: pictures.plain_number(pictures.value_of(goal, name, 0)) for name in ("start", "target")}
    return _draw("score_lines", {"over": score_lines.score_lines(goal), **numbers})


@register.simple_tag
def timeline(events: Iterable[Any]) -> SafeString:
    """What happened, newest first. An event: at (moment), what, by."""
    rows = [{name: pictures.value_of(event, name) for name in ("at", "what", "by")} for event in events]
    return _draw("timeline", {"rows": [row | {"at": words.as_local(row["at"])} for row in rows]})


@register.simple_tag
def checks(rows: Iterable[Any], *, compact: bool = False) -> SafeString:
    """What is missing or done. A row: kind, word, what, and maybe note and url."""
    names = ("kind", "word", "what", "note", "url")
    drawn = [{name: pictures.value_of(row, name) for name in names} for row in rows]
    return _draw("checks", {"rows": drawn, "compact": compact})


# Filters ------------------------------------------------------------------------------


@register.filter
def initials(name: str) -> str:
    """ "Thomas de Wit" → TW."""
    return words.initials(name)


@register.filter
def day(moment: dt.date | None) -> str:
    """ "maandag 16 november", with the year when it is another year."""
    return words.day_words(moment, today=clock.today()) if moment else ""


@register.filter
def short_day(moment: dt.date | None) -> str:
    """ "16 november", with the year when it is another year."""
    return words.day_words(moment, today=clock.today(), with_weekday=False) if moment else ""


@register.filter
def distance(moment: dt.date | None) -> str:
    """ "Nog 4 dagen", "Vandaag" or "3 dagen te laat"."""
    return words.distance_words(moment, today=clock.today()) if moment else _("Geen termijn")


@register.filter
def soft(text: str) -> str:
    """Soft hyphens in the long words of this field."""
    return words.soft_words(str(text))
