"""Socket: how long an app keeps the personal data of a model."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """model: "app.Model"; months: kept after `start`; start: what the term runs from; source: law or decision."""

    model: str
    months: int
    start: str
    source: str


_rules: dict[str, RetentionRule] = {}


def keep(model: str, *, months: int, start: str, source: str) -> None:
    """Register a rule. Errors: ValueError when the model has another rule already."""
    rule = RetentionRule(model, months, start, source)
    if _rules.setdefault(model, rule) != rule:
        raise ValueError(f"{model} has two retention rules")


def rules() -> dict[str, RetentionRule]:
    return dict(sorted(_rules.items()))
