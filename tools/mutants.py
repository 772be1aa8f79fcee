"""What a policy is without one of its checks: every way to leave one out of a function.

A mutant is one function with one check less. Nothing here runs anything; mutate.py does.
"""

import ast
import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias, cast

Function: TypeAlias = ast.FunctionDef
Change: TypeAlias = Callable[[ast.AST], ast.AST]
"""Gets the node of a copy and returns what comes in its place; the same node when it was changed itself."""

SELECTING = ("filter", "exclude", "get", "Q")
# Methods that narrow a query by a rule: without them it is every row.
NARROWING = frozenset(
    {
        *("active_on", "concerning", "lacking_givers", "open_on", "readable_on", "running", "running_for"),
        *("running_on", "taking_part", "to_answer_by", "valid_on", "visible_to"),
    }
)


@dataclass(frozen=True)
class Mutant:
    """line: of the check; statement: of the statement that holds it, which a test must reach to notice."""

    module: str
    name: str
    line: int
    statement: int
    what: str
    function: Function
    constant: tuple[str, str] = (
        "",
        "",
    )  # name and other words of a condition in SQL, which the function uses

    def __str__(self) -> str:
        return f"{self.module}:{self.line} {self.name}: {self.what}"


def functions_of(tree: ast.Module) -> Iterator[tuple[str, Function]]:
    """(name, or class and name; function) of a module."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from (
                (f"{node.name}.{each.name}", each) for each in node.body if isinstance(each, ast.FunctionDef)
            )


def mutants_of(
    module: str, name: str, function: Function, *, enforced_only: bool = False
) -> Iterator[Mutant]:
    """Every mutant of a function, each source once. enforced_only: nothing but an .enforce() left out."""
    found = {ast.unparse(function)}
    for place, (node, statement) in enumerate(_walk(function)):
        offered = _enforced(node, function) if enforced_only else _changes(node, function)
        for what, change in offered:
            mutant = _changed(function, place, change)
            if (source := ast.unparse(mutant)) not in found:
                found.add(source)
                line = getattr(node, "lineno", statement.lineno)
                yield Mutant(module, name, line, statement.lineno, what, mutant)


def mutants_in_sql(module: str, name: str, function: Function, tree: ast.Module) -> Iterator[Mutant]:
    """One condition less in the SQL that stands in a constant of the module and is used by a function."""
    written = {
        node.targets[0].id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }
    seen = set()
    for node, statement in _walk(function):
        if isinstance(node, ast.Name) and node.id in written and node.id not in seen:
            seen.add(node.id)
            for what, text in less_conditions(written[node.id]):
                line, words = statement.lineno, f"{node.id} {what}"
                yield Mutant(module, name, line, line, words, function, (node.id, text))


def less_conditions(sql: str) -> Iterator[tuple[str, str]]:
    """(what is left out, the rest): every condition after WHERE, AND, or first between brackets."""
    for found in re.finditer(r"\b(?:WHERE|AND)\s+|(?<=\()\{\w+\} AND ", sql):
        end = _end_of_condition(sql, found.end())
        condition = " ".join(sql[found.end() : end].split())
        if found[0].startswith("{"):
            yield f"without {found[0]}", sql[: found.start()] + sql[found.end() :]
        elif found[0].startswith("WHERE"):
            yield f"without {condition}", f"{sql[: found.end()]}1 = 1 {sql[end:]}"
        else:
            yield f"without {condition}", sql[: found.start()] + sql[end:]


def _end_of_condition(sql: str, start: int) -> int:
    depth = 0
    for token in re.finditer(r"[()]|\b(?:AND|OR|THEN|ELSE|END|UNION|ORDER)\b|;|\{whose\}", sql[start:]):
        depth += {"(": 1, ")": -1}.get(token[0], 0)
        if depth < 0 or (depth == 0 and token[0] not in "()"):
            return start + token.start()
    return len(sql)


def _walk(function: Function) -> Iterator[tuple[ast.AST, ast.stmt]]:
    """(node, statement it stands in) of a function, always in the same order."""

    def inside(node: ast.AST, statement: ast.stmt) -> Iterator[tuple[ast.AST, ast.stmt]]:
        for child in ast.iter_child_nodes(node):
            holder = child if isinstance(child, ast.stmt) else statement
            yield child, holder
            yield from inside(child, holder)

    for statement in function.body:
        yield statement, statement
        yield from inside(statement, statement)


def _changed(function: Function, place: int, change: Change) -> Function:
    made = copy.deepcopy(function)
    target = [node for node, _statement in _walk(made)][place]
    replacement = change(target)
    if replacement is not target:
        made = cast(Function, _Replace(target, replacement).visit(made))
    return ast.fix_missing_locations(made)


class _Replace(ast.NodeTransformer):
    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return ast.copy_location(self.new, self.old) if node is self.old else self.generic_visit(node)


def _enforced(node: ast.AST, _function: Function) -> Iterator[tuple[str, Change]]:
    if isinstance(node, ast.Expr) and _method(node.value) == "enforce":
        yield f"without {_short(node)}", lambda _node: ast.Pass()


def _changes(node: ast.AST, function: Function) -> Iterator[tuple[str, Change]]:
    for kind, offered in WAYS.items():
        if isinstance(node, kind):
            yield from offered(node, function)


def _operands(node: ast.AST, _function: Function) -> Iterator[tuple[str, Change]]:
    """One side of a or b, of one Q or set with another, and of a set without some."""
    if isinstance(node, ast.BoolOp) and not _is_default(node):
        for index, value in enumerate(node.values):
            yield f"without {_short(value)}", _drop_value(index)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitAnd | ast.BitOr):
        yield f"without {_short(node.left)}", lambda found: found.right  # type: ignore[attr-defined]
        yield f"without {_short(node.right)}", lambda found: found.left  # type: ignore[attr-defined]
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub) and isinstance(node.right, ast.Set):
        yield f"without {_short(node.right)}", lambda found: found.left  # type: ignore[attr-defined]


def _is_default(node: ast.BoolOp) -> bool:
    """`x or 0`: no check."""
    last = node.values[-1]
    return isinstance(last, ast.Constant) or (isinstance(last, ast.Tuple) and not last.elts)


def _loops(node: ast.AST, _function: Function) -> Iterator[tuple[str, Change]]:
    """What is left out of a list."""
    for index, test in enumerate(node.ifs):  # type: ignore[attr-defined]
        yield f"without if {_short(test)}", _drop("ifs", index)


def _entries(node: ast.AST, _function: Function) -> Iterator[tuple[str, Change]]:
    """A table of what must hold in which case."""
    for index, value in enumerate(node.values):  # type: ignore[attr-defined]
        if isinstance(value, ast.Compare):
            yield f"without {_short(value)}", _always_value(index)


def _steps(node: ast.AST, _function: Function) -> Iterator[tuple[str, Change]]:
    yield f"without {_short(node)}", lambda _node: ast.Pass()


def _conditions(node: ast.If | ast.IfExp, _function: Function) -> Iterator[tuple[str, Change]]:
    """A refusal that never comes; of anything else also that it always does."""
    yield f"never ({_short(node.test)})", _test(value=False)
    if not (isinstance(node, ast.If) and _refuses(node.body[-1])):
        yield f"always ({_short(node.test)})", _test(value=True)


def _refuses(statement: ast.stmt) -> bool:
    """Says no, or hands on a no."""
    if isinstance(statement, ast.Raise):
        return True
    if not isinstance(statement, ast.Return):
        return False
    handed_on = isinstance(statement.value, ast.Name) and statement.value.id != "ALLOWED"
    return handed_on or _method(statement.value) == "refuse"


def _answers(node: ast.Return, function: Function) -> Iterator[tuple[str, Change]]:
    """Yes, where the answer was no or depended."""
    kind = ast.unparse(function.returns) if function.returns else ""
    if _method(node.value) == "none":
        yield "every row instead of none", lambda _node: ast.Return(ast.parse("self.all()").body[0].value)  # type: ignore[attr-defined]
    elif kind == "Decision" and isinstance(node.value, ast.Call):
        yield (
            f"allowed instead of {_short(node.value)}",
            lambda _node: ast.Return(ast.Name("ALLOWED", ast.Load())),
        )
    elif kind == "bool" and node.value and not isinstance(node.value, ast.BoolOp | ast.Constant):
        yield f"yes instead of {_short(node.value)}", lambda _node: ast.Return(ast.Constant(value=True))


def _arguments(node: ast.Call, _function: Function) -> Iterator[tuple[str, Change]]:
    name = _method(node)
    if name in NARROWING and isinstance(node.func, ast.Attribute) and _is_rows(node.func.value):
        yield f"without {name}", _every_row
    if name == "_gap":
        yield f"without {_short(node.args[1])}", _always_argument
    if name not in SELECTING or (name == "Q" and len(node.args) + len(node.keywords) < 2):
        return
    if name != "get":  # of a mapping, too
        for index, argument in enumerate(node.args):
            yield f"without {_short(argument)}", _drop("args", index)
    for index, keyword in enumerate(node.keywords):
        yield f"without {_short(keyword)}", _drop("keywords", index)


def _is_rows(node: ast.AST) -> bool:
    """A query, and no module that has a function with the same name."""
    return not (isinstance(node, ast.Name) and node.id in ("queries", "access"))


def _comparisons(node: ast.Compare, _function: Function) -> Iterator[tuple[str, Change]]:
    if len(node.ops) > 1:
        yield f"{_short(node)} without its first part", _without_first
        yield f"{_short(node)} without its last part", _without_last
    right = node.comparators[0]
    if len(node.ops) == 1 and isinstance(right, ast.Tuple) and isinstance(node.ops[0], ast.Eq | ast.NotEq):
        for index, value in enumerate(right.elts):
            yield f"without comparing {_short(value)}", _compare_less(index)


WAYS: dict[type[ast.AST] | tuple[type[ast.AST], ...], Callable[..., Iterator[tuple[str, Change]]]] = {
    ast.Expr: _enforced,
    (ast.If, ast.IfExp): _conditions,
    ast.Return: _answers,
    ast.Call: _arguments,
    (ast.BoolOp, ast.BinOp): _operands,
    ast.AugAssign: _steps,
    ast.Compare: _comparisons,
    ast.comprehension: _loops,
    ast.Dict: _entries,
}

# Changes ------------------------------------------------------------------------


def _test(*, value: bool) -> Change:
    def change(node: ast.AST) -> ast.AST:
        node.test = ast.Constant(value=value)  # type: ignore[attr-defined]
        return node

    return change


def _drop(field: str, index: int) -> Change:
    def change(node: ast.AST) -> ast.AST:
        getattr(node, field).pop(index)
        return node

    return change


def _drop_value(index: int) -> Change:
    def change(node: ast.AST) -> ast.AST:
        values: list[ast.expr] = node.values  # type: ignore[attr-defined]
        values.pop(index)
        return node if len(values) > 1 else values[0]

    return change


def _always_value(index: int) -> Change:
    def change(node: ast.AST) -> ast.AST:
        node.values[index] = ast.Constant(value=True)  # type: ignore[attr-defined]
        return node

    return change


def _always_argument(node: ast.AST) -> ast.AST:
    node.args[0] = ast.Constant(value=True)  # type: ignore[attr-defined]
    return node


def _every_row(node: ast.AST) -> ast.AST:
    """rows.running_on(day) becomes rows.all(): the same kind of rows, without the rule."""
    node.func.attr, node.args, node.keywords = "all", [], []  # type: ignore[attr-defined]
    return node


def _without_first(node: ast.AST) -> ast.AST:
    found = cast(ast.Compare, node)
    return ast.Compare(found.comparators[0], found.ops[1:], found.comparators[1:])


def _without_last(node: ast.AST) -> ast.AST:
    found = cast(ast.Compare, node)
    return ast.Compare(found.left, found.ops[:-1], found.comparators[:-1])


def _compare_less(index: int) -> Change:
    """a == (b, c) becomes a[:1] == (b,): whatever stands left is a pair as well."""

    def change(node: ast.AST) -> ast.AST:
        found = cast(ast.Compare, node)
        left = ast.unparse(found.left)
        cast(ast.Tuple, found.comparators[0]).elts.pop(index)
        shorter = f"(*({left})[:{index}], *({left})[{index + 1}:])"
        found.left = ast.parse(shorter, mode="eval").body
        return found

    return change


def _method(node: ast.AST | None) -> str:
    """The name of what is called; nothing when nothing is called."""
    if not isinstance(node, ast.Call):
        return ""
    return getattr(node.func, "attr", getattr(node.func, "id", ""))


def _short(node: ast.AST) -> str:
    words = " ".join(ast.unparse(node).split())
    return words if len(words) <= 70 else words[:67] + "..."
