"""The outcome of a run as one table."""

from collections.abc import Iterator

from rondom.demo.bench.run import Load, Measured, Outcome

LOAD = ("p50 ms", "p95 ms", "CPU ms", "req/s")
HEAD = ("page", "SQL", "html kB", "gzip kB", *LOAD, *LOAD, "errors")
WIDTHS = (18, 5, *(9,) * (2 + 2 * len(LOAD)), 8)


def lines(outcome: Outcome) -> Iterator[str]:
    yield ""
    clients = [load.clients for load in outcome.pages[0].loads] if outcome.pages else []
    yield f"{outcome.database}: {' and '.join(str(count) for count in clients)} clients, round trips over loopback"
    yield _row(HEAD)
    for page in outcome.pages:
        yield _row(_cells(page))
    yield f"CSS and JavaScript on the wire: {_kb(sum(outcome.front_bytes.values()))} kB"
    yield f"memory before: {_memory(outcome.memory_before_mb)}; after: {_memory(outcome.memory_after_mb)}"


def _cells(page: Measured) -> tuple[str, ...]:
    figures = [figure for load in page.loads for figure in _figures(load)]
    errors = sum(load.errors for load in page.loads)
    return (page.page, str(page.queries), _kb(page.html_bytes), _kb(page.gzip_bytes), *figures, str(errors))


def _figures(load: Load) -> tuple[str, ...]:
    return f"{load.p50_ms:.1f}", f"{load.p95_ms:.1f}", f"{load.cpu_ms:.1f}", f"{load.per_second:.0f}"


def _row(cells: tuple[str, ...]) -> str:
    return "".join(
        cell.ljust(width) if place == 0 else cell.rjust(width)
        for place, (cell, width) in enumerate(zip(cells, WIDTHS, strict=True))
    )


def _kb(size: int) -> str:
    return f"{size / 1000:.1f}"


def _memory(found: dict[str, float]) -> str:
    parts = ", ".join(f"{name} {size:.0f}" for name, size in sorted(found.items()))
    return f"{sum(found.values()):.0f} MB ({parts})" if found else "not known on this system"
