"""Tasks for the tests of the worker."""

from pathlib import Path

from django_tasks import task


@task()
def write_line(path: str) -> None:
    with Path(path).open("a") as notes:
        notes.write("done\n")


@task()
def always_fails() -> None:
    raise RuntimeError("no use")
