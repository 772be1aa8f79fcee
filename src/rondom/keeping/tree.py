"""Which models go together, and in which order. Read from the rules and the foreign keys."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.db import models
from django.db.models import ForeignKey, ForeignObjectRel

from rondom.core.retention import Ending, RetentionRule, rules


@dataclass(frozen=True, slots=True)
class Branch:
    """A model that goes with a root. path: from its rows to the root; empty for the root itself."""

    label: str
    path: str

    @property
    def model(self) -> type[models.Model]:
        return apps.get_model(self.label)

    @property
    def walled(self) -> bool:
        return rules()[self.label].walled

    @property
    def root_path(self) -> str:
        return self.path or "pk"


@cache
def branches(root: str) -> tuple[Branch, ...]:
    """The root and everything that goes with it, the root first."""
    found = [Branch(root, "")]
    for branch in found:
        for label, rule in rules().items():
            if rule.goes_with and _parent(rule) == branch.label:
                path = f"{rule.goes_with}__{branch.path}" if branch.path else rule.goes_with
                found.append(Branch(label, path))
    return tuple(found)


def _parent(rule: RetentionRule) -> str:
    field = apps.get_model(rule.model)._meta.get_field(rule.goes_with)
    return str(field.related_model._meta.label)


@cache
def branch_of(label: str) -> tuple[str, Branch]:
    """The root that a model goes with, and the branch it is."""
    rule = rules()[label]
    while rule.goes_with:
        rule = rules()[_parent(rule)]
    return rule.model, next(branch for branch in branches(rule.model) if branch.label == label)


@dataclass(frozen=True, slots=True)
class Reference:
    """Rows of `child` refer to rows that go with a root; to_root: the path by which."""

    child: str
    field: str
    to_root: str


@cache
def references(root: str) -> tuple[Reference, ...]:
    """Every foreign key of a kept model into what goes with a root, but for those that go along by it."""
    return tuple(
        Reference(
            relation.related_model._meta.label, relation.field.name, _joined(relation.field.name, branch)
        )
        for branch in branches(root)
        for relation in relations_to(branch.model)
        if relation.on_delete is not models.SET_NULL
        and (rule := rules().get(relation.related_model._meta.label))
        and rule.goes_with != relation.field.name
    )


def _joined(field: str, branch: Branch) -> str:
    return f"{field}__{branch.path}" if branch.path else f"{field}_id"


def relations_to(model: type[models.Model]) -> Iterator[ForeignObjectRel]:
    """The foreign keys that other models have to this one, also those nobody can follow backwards."""
    for relation in model._meta.get_fields(include_hidden=True):
        if isinstance(relation, ForeignObjectRel) and isinstance(relation.field, ForeignKey):
            yield relation


def in_order() -> list[RetentionRule]:
    """The rules with a term of their own: who refers to another goes before it."""
    found: dict[str, RetentionRule] = {}

    def visit(root: str, above: tuple[str, ...]) -> None:
        if root in found or root in above:
            return
        for reference in references(root):
            visit(branch_of(reference.child)[0], (*above, root))
        found[root] = rules()[root]

    for label, rule in rules().items():
        if not rule.goes_with and rule.ending == Ending.DELETE:
            visit(label, ())
    anonymised = (rule for rule in rules().values() if rule.ending == Ending.ANONYMISE)
    return [*found.values(), *anonymised]


def names_people() -> list[tuple[type[models.Model], str]]:
    """Every foreign key by which a kept row names a person, so that the person stays."""
    person = apps.get_model("people.Person")
    return [
        (relation.related_model, relation.field.name)
        for relation in relations_to(person)
        if (rule := rules().get(relation.related_model._meta.label)) and rule.follows != relation.field.name
    ]
