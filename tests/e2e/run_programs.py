"""A program: run Python programs for a site, one after another, each in a process of its own.

A line of standard input is a list of words, as behind `python`: a file, or -c and code, and its arguments. The answer is
one line: the exit code and what it said. Django is set up once; every program starts as a copy (a fork) of this process,
and this process itself never opens a connection and never runs a program. So what a program remembers, holds or
leaves open ends with it, as if it had been started by itself.
"""

import gc
import json
import multiprocessing
import os
import runpy
import sys
import tempfile
from importlib import import_module
from typing import BinaryIO

import django
from django.conf import settings
from django.db import connections

WITHIN_SECONDS = 300
TOO_LONG = 124
OBJECTS_BEFORE_GARBAGE = 200_000  # a migration makes millions, and looking through them takes long


def become(words: list[str], out: BinaryIO, err: BinaryIO) -> None:
    os.dup2(out.fileno(), 1)
    os.dup2(err.fileno(), 2)
    try:
        if words[0] == "-c":
            sys.argv = ["-c", *words[2:]]
            exec(compile(words[1], "<string>", "exec"), {"__name__": "__main__"})
        else:
            sys.argv = words
            runpy.run_path(words[0], run_name="__main__")
    finally:
        connections.close_all()


def run(words: list[str]) -> dict[str, object]:
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        process = multiprocessing.get_context("fork").Process(target=become, args=(words, out, err))
        process.start()
        process.join(WITHIN_SECONDS)
        if process.exitcode is None:
            process.kill()
            process.join()
            return {
                "code": TOO_LONG,
                "out": text_of(out),
                "err": f"Not ready within {WITHIN_SECONDS} seconds.",
            }
        return {"code": process.exitcode, "out": text_of(out), "err": text_of(err)}


def text_of(file: BinaryIO) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


def main() -> None:
    django.setup()
    import_module(settings.ROOT_URLCONF)  # and with it nearly all that a program needs
    gc.freeze()
    gc.set_threshold(OBJECTS_BEFORE_GARBAGE)
    for line in sys.stdin:
        opened = [one.alias for one in connections.all(initialized_only=True) if one.connection]
        assert not opened, "A copy of a process may not share its connection."
        sys.stdout.write(json.dumps(run(json.loads(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
