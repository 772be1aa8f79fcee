"""Takes checks out of the policy one by one and runs the tests that reach them: does one of them notice?

First every test runs once, and which statements of the policy it reaches is written down. Then each mutant gets a
copy of the process, with the world of the permission table already built, and only the tests that reach its
statement, the quickest first, until one fails. The working tree stays as it is.
`python tools/mutate.py dossiers consent` does only these parts; --help tells how to go on after a run.
"""

import argparse
import ast
import contextlib
import copy
import gc
import importlib
import os
import re
import signal
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable
from functools import cache
from itertools import accumulate
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from mutants import Function, Mutant, functions_of, mutants_in_sql, mutants_of
from policy import MATRIX, PARTS, POLICY, RULES_OF_MODELS, RULES_OF_QUERIES, SAME, SQL, TABLE, Part

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "rondom"
LIMIT_SECONDS = 120  # of work for one test; a busy machine makes no difference
LIKELY = "test_each_check.py"  # written to notice: tried first
NOTICED, SURVIVED, BROKEN, NOT_REACHED, EQUAL = "noticed", "SURVIVED", "BROKEN", "NOT REACHED", "same"


def found_in(part: Part) -> dict[str, Mutant]:
    """The mutants of a part, by name."""
    found = [mutant for module in part.modules for mutant in _in_module(module)]
    for place in part.enforced:
        for path in sorted((SOURCE / place).rglob("*.py")):
            module = str(path.relative_to(SOURCE))
            if module not in part.modules and "migrations" not in path.parts:
                found += _in_module(module, enforced_only=True)
    return _named(found)


def _named(found: list[Mutant]) -> dict[str, Mutant]:
    """By name; the second with the same name on a line says so."""
    times: Counter[str] = Counter()
    named = {}
    for mutant in found:
        times[str(mutant)] += 1
        again = f" ({times[str(mutant)]})" if times[str(mutant)] > 1 else ""
        named[f"{mutant}{again}"] = mutant
    return named


def _in_module(module: str, *, enforced_only: bool = False) -> list[Mutant]:
    if module in SQL:
        return [
            mutant
            for name, function in functions_of(_tree(module))
            for mutant in (
                *mutants_in_sql(module, name, function, _tree(module)),
                *mutants_of(module, name, function),
            )
        ]
    return [
        mutant
        for name, function in functions_of(_tree(module))
        if enforced_only or _is_policy(module, name)
        for mutant in mutants_of(module, name, function, enforced_only=enforced_only)
    ]


@cache
def _tree(module: str) -> ast.Module:
    """A module as it was at the start: a run takes a while, and somebody works on."""
    return ast.parse((SOURCE / module).read_text())


def _is_policy(module: str, name: str) -> bool:
    if module in RULES_OF_QUERIES:
        return name in RULES_OF_QUERIES[module]
    if "/models" in module:
        return name in RULES_OF_MODELS or "QuerySet." in name
    return True


class Forks:
    """A pytest plugin: runs every test once, and then the mutants.

    The database is in memory, so a copy of the process has a copy of it. A function is exchanged by its code:
    who imported it by name gets the mutant, too.
    """

    def __init__(self, found: dict[str, Mutant], *, patience: float) -> None:
        self.found, self.patience = found, patience
        self.items: list[pytest.Item] = []
        self.reached: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.seconds: dict[int, float] = {}
        self.noticed_before: dict[str, Counter[int]] = defaultdict(Counter)
        self.outcomes: dict[str, str] = {}
        self.red: list[str] = []
        self.pid = os.getpid()

    def pytest_configure(self) -> None:
        """A mutant is noticed at the first example that fails; nobody reads a shorter one."""
        import hypothesis  # noqa: PLC0415 - pytest wants to load it first

        quick = hypothesis.settings(
            parent=hypothesis.settings.get_profile("rondom"),
            database=None,
            derandomize=True,
            max_examples=10,
            phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
        )
        hypothesis.settings.register_profile("mutants", quick)
        hypothesis.settings.load_profile("mutants")

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """A copy of the process has no copy of a second connection."""
        items[:] = [item for item in items if not _real_transactions(item)]

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """First the tests in the world of the permission table, then those that begin with the demo."""
        self.items = session.items
        places = range(len(self.items))
        matrix = [place for place in places if self.items[place].nodeid.startswith(MATRIX)]
        others = [place for place in places if place not in matrix]
        if matrix:
            self._try_in_the_matrix(matrix, others or matrix)
        if others:
            self._run_all(others)
            self._try_left()
        return True

    def _try_in_the_matrix(self, places: list[int], following: list[int]) -> None:
        """Every copy gets the world of the table as it stands: built once, and kept until the last mutant."""
        self._run_all(places)
        first = self.items[places[0]]
        _passes(first, self.items[places[1]])
        self.seconds[places[0]] = self.seconds[places[1]]
        self._try_left()
        _passes(first, self.items[following[0]])

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        """In a copy the first failure is enough: nobody reads why, and nothing is put away."""
        if os.getpid() != self.pid and call.excinfo and not call.excinfo.errisinstance(pytest.skip.Exception):
            os._exit(1)

    def left(self) -> dict[str, Mutant]:
        """What nothing noticed until now, and no reason is known for."""
        done = (NOTICED, EQUAL)
        return {name: row for name, row in self.found.items() if self.outcomes.get(name) not in done}

    def _try_left(self) -> None:
        wanted = self.left()
        gc.collect()
        gc.freeze()
        for number, (name, mutant) in enumerate(wanted.items(), 1):
            outcome, by = self._outcome(name, mutant)
            if self.outcomes.get(name) != SURVIVED or outcome != NOT_REACHED:
                self.outcomes[name] = outcome
            say(f"{number}/{len(wanted)} {outcome:11} {name}  {by}")

    def _run_all(self, places: list[int]) -> None:
        """Once without a mutant: which test reaches what, and how long it takes."""
        seen: set[tuple[str, int]] = set()
        for module, name in dict.fromkeys((row.module, row.name) for row in self.left().values()):
            _exchange(module, name, _telling(module, name), seen)
        self.reached.clear()
        for number, place in enumerate(places):
            seen.clear()
            start = time.process_time()
            item, following = self.items[place], self.items[places[(number + 1) % len(places)]]
            is_green = _passes(item, following)
            self.seconds[place] = time.process_time() - start
            if not is_green:
                self.red.append(item.nodeid)
                say(f"left out, because it is not green without a mutant: {item.nodeid}")
                continue
            for statement in seen:
                self.reached[statement].append(place)
        say(f"{len(places)} tests in {sum(self.seconds[place] for place in places):.0f} s")

    def _outcome(self, name: str, mutant: Mutant) -> tuple[str, str]:
        """(outcome, which test noticed)."""
        reaching = self.reached[mutant.module, mutant.statement]
        if not reaching:
            return (EQUAL if _is_same(name) else NOT_REACHED), ""
        items = self.items
        before = self.noticed_before[f"{mutant.module} {mutant.name}"]
        order = self._quickest(sorted(reaching, key=lambda place: (-before[place], self._price(place))))
        code, place = _in_copy(lambda: _put_in_place(mutant), items, order)
        if code == NOTICED:
            before[place] += 1
            return NOTICED, items[place].nodeid
        return (EQUAL if code == SURVIVED and _is_same(name) else code), f"{len(order)} tests"

    def _price(self, place: int) -> float:
        """What was written to notice costs no patience: the first of them also built what all begin with."""
        return 0 if LIKELY in self.items[place].nodeid else self.seconds[place]

    def _quickest(self, order: list[int]) -> list[int]:
        """As many as there is patience for: what everything reaches, thousands of tests reach."""
        until = list(accumulate(map(self._price, order)))
        return [place for place, seconds in zip(order, until, strict=True) if seconds <= self.patience]


def _is_same(name: str) -> bool:
    return without_line(name) in SAME


def without_line(name: str) -> str:
    """Names of mutants that stay when lines are added above them."""
    place, what = name.split(" ", 1)
    return f"{place.rsplit(':', 1)[0]} {what}"


def _real_transactions(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction")) or item.get_closest_marker("e2e") is not None


def say(words: str) -> None:
    sys.__stdout__.write(words + "\n")  # type: ignore[union-attr]
    sys.__stdout__.flush()  # type: ignore[union-attr]


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    return not any(report.failed for report in runtestprotocol(item, nextitem=following, log=False))


def _in_copy(mutate: Callable[[], None], items: list[pytest.Item], order: list[int]) -> tuple[str, int]:
    """(outcome, the test that noticed) of some tests in a copy of this process, until the first that fails.

    A test that takes far too long was stopped by the mutant: noticed, too.
    """
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        code = 2
        with contextlib.suppress(BaseException):
            gc.disable()
            mutate()
            code = 0
            for place, following in zip(order, [*order[1:], order[0]], strict=True):
                os.write(writing, f"{place}\n".encode())
                signal.setitimer(signal.ITIMER_PROF, LIMIT_SECONDS)
                code = 1  # whatever a mutant breaks is noticed
                if not _passes(items[place], items[following]):
                    break
                code = 0
        os._exit(code)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        tried = [int(line) for line in pipe.read().split()]
    _pid, status = os.waitpid(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    return {0: SURVIVED, 2: BROKEN}.get(code, NOTICED), tried[-1] if tried else 0


# Putting a mutant in place ------------------------------------------------------


def _telling(module: str, name: str) -> Function:
    """The function as it is, but every statement first tells that it was reached."""
    function = copy.deepcopy(dict(functions_of(_tree(module)))[name])
    for node in ast.walk(function):
        for field in ("body", "orelse", "finalbody"):
            rows = getattr(node, field, None)
            if isinstance(rows, list):
                setattr(node, field, [each for row in rows for each in (_tell(module, row), row)])
    return function


def _tell(module: str, statement: ast.stmt) -> ast.stmt:
    told = ast.parse(f"__reached__.add(({module!r}, {statement.lineno}))").body[0]
    return ast.fix_missing_locations(ast.copy_location(told, statement))


def _put_in_place(mutant: Mutant) -> None:
    constant, text = mutant.constant
    if constant:
        setattr(_loaded(mutant.module), constant, text)
    else:
        _exchange(mutant.module, mutant.name, mutant.function)


def _loaded(module: str) -> ModuleType:
    return importlib.import_module("rondom." + module.removesuffix(".py").replace("/", "."))


def _exchange(
    module: str, name: str, function: Function, reached: set[tuple[str, int]] | None = None
) -> None:
    """Give a function that is loaded the code of another."""
    loaded = _loaded(module)
    if reached is not None:
        vars(loaded)["__reached__"] = reached
    function.decorator_list = []
    made: dict[str, Any] = {}
    code = compile(ast.fix_missing_locations(ast.Module([function], [])), module, "exec")
    exec(code, vars(loaded), made)  # noqa: S102 - our own source
    _original(loaded, name).__code__ = made[function.name].__code__


def _original(module: ModuleType, name: str) -> Any:
    """The function itself, below what is wrapped around it; what it remembers is forgotten."""
    found: Any = module
    for part in name.split("."):
        found = vars(found)[part]
    found = getattr(found, "fget", found)
    while hasattr(found, "__wrapped__"):
        if hasattr(found, "cache_clear"):
            found.cache_clear()
        found = found.__wrapped__
    return found


def main() -> int:
    wish = _wish()
    os.chdir(ROOT)
    sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
    os.environ.pop("DATABASE_URL", None)
    found: dict[str, Mutant] = {}
    for name in wish.parts or PARTS:
        found |= found_in(PARTS[name])
    forks = Forks(found, patience=wish.patience)
    forks.outcomes = {name: NOTICED for name in found if without_line(name) in _noticed_in(wish.since)}
    usual = [*POLICY, *(test for name in wish.parts or PARTS for test in PARTS[name].tests)]
    tests = wish.tests or ([*POLICY, TABLE] if wish.table else usual)
    away = [word for plugin in ("xdist", "randomly", "cacheprovider") for word in ("-p", f"no:{plugin}")]
    started = time.monotonic()
    words = ["-q", *away, "-s", "--show-capture=no", *dict.fromkeys(tests)]
    code = pytest.main(words, plugins=[forks])
    return _told(forks, code, time.monotonic() - started)


def _wish() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description="Does a test notice when a check of the policy is gone?")
    asked.add_argument("parts", nargs="*", choices=[[], *PARTS], help="dossiers, consent, …; else all")
    asked.add_argument("--tests", nargs="*", help="only these")
    asked.add_argument("--patience", type=float, default=60, help="seconds of tests for one mutant")
    asked.add_argument("--table", action="store_true", help="on the permission table instead of the tests")
    asked.add_argument(
        "--since", type=Path, help="output of a run: what was noticed there is not tried again"
    )
    return asked.parse_args()


def _noticed_in(output: Path | None) -> set[str]:
    """Mutants that a run noticed, by name without their line."""
    lines = output.read_text().splitlines() if output else []
    found = (re.match(r"\d+/\d+ noticed +(.*?)  tests/", line) for line in lines)
    return {without_line(match[1]) for match in found if match}


def _told(forks: Forks, code: int, seconds: float) -> int:
    counts = Counter(forks.outcomes.values())
    left = [name for name, outcome in forks.outcomes.items() if outcome not in (NOTICED, EQUAL)]
    say(f"\n{counts[NOTICED]} of {len(forks.found)} noticed, {counts[EQUAL]} the same, {len(left)} left")
    for name in left:
        say(f"  {forks.outcomes[name]} {name}")
    old = set(SAME) - {without_line(name) for name in forks.outcomes}
    for name in old if len(forks.found) == len(forks.outcomes) else ():
        say(f"  not a mutant of these parts: {name}")
    say(f"{seconds / 60:.0f} minutes")
    return 1 if left or code or forks.red else 0


if __name__ == "__main__":
    sys.exit(main())
