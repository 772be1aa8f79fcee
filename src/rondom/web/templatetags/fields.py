"""A Django form field in the words and classes of the NL Design System."""

from collections import Counter
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.widgets import Input

TEXTBOX = "utrecht-textbox utrecht-textbox--html-input"
BOX = "utrecht-checkbox utrecht-checkbox--custom utrecht-checkbox--html-input"
DATE_TYPES = {
    forms.DateInput: ("date", "%Y-%m-%d", "rondom-medium"),
    forms.DateTimeInput: ("datetime-local", "%Y-%m-%dT%H:%M", "rondom-medium"),
    forms.TimeInput: ("time", "%H:%M", "rondom-medium"),
}
# Order matters: the most particular widget first.
CLASSES: list[tuple[type[forms.Widget], str, str]] = [
    (
        forms.Textarea,
        "utrecht-textarea utrecht-textarea--html-textarea rondom-area",
        "utrecht-textarea--invalid",
    ),
    (forms.CheckboxSelectMultiple, BOX, "utrecht-checkbox--invalid"),
    (
        forms.RadioSelect,
        "utrecht-radio-button utrecht-radio-button--html-input",
        "utrecht-radio-button--invalid",
    ),
    (forms.CheckboxInput, BOX, "utrecht-checkbox--invalid"),
    (forms.Select, "utrecht-select utrecht-select--html-select", "utrecht-select--invalid"),
    (forms.FileInput, "rondom-file", ""),
    (Input, TEXTBOX, "utrecht-textbox--invalid"),
]


def layout_of(field: BoundField) -> str:
    """Which part of the template draws this field: hidden, group, choice or field."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "group"
    return "choice" if isinstance(widget, forms.CheckboxInput) else "field"


def dress(field: BoundField) -> str:
    """Give the widget its classes and type; return the layout. The form is not shared, so this is safe."""
    widget = field.field.widget
    names = [widget.attrs.get("class", "")]
    for kind, (input_type, form, width) in DATE_TYPES.items():
        if isinstance(widget, kind):
            widget.input_type = input_type
            widget.format = form
            names.append(width)
    for kind_of_widget, usual, invalid in CLASSES:
        if isinstance(widget, kind_of_widget):
            names += [usual, invalid if field.errors else ""]
            break
    words = dict.fromkeys(" ".join(names).split())
    widget.attrs["class"] = " ".join(words)
    return layout_of(field)


def anchor_of(field: BoundField) -> str:
    """The id that a link in the error summary jumps to."""
    return field.id_for_label or f"{field.auto_id}_0"


def error_rows(form: Any) -> list[tuple[str, str]]:
    """(anchor, sentence) of every error of a form; general errors first, without an anchor."""
    found = [(field, str(error)) for field in form for error in field.errors]
    counts = Counter(sentence for _field, sentence in found)
    rows = [("", str(error)) for error in form.non_field_errors()]
    return rows + [
        (anchor_of(field), _named(field, sentence) if counts[sentence] > 1 else sentence)
        for field, sentence in found
    ]


def _named(field: BoundField, sentence: str) -> str:
    """The same sentence at several fields says nothing: put the question before it."""
    label = str(field.label)
    return f"{label} {sentence}" if label.endswith("?") else f"{label}: {sentence}"
