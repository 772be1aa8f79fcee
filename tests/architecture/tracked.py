"""The files of the repository: what git tracks, and what it would track at the next commit."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def tracked_files() -> tuple[Path, ...]:
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = {ROOT / name for name in listed.split("\0") if name}
    return tuple(sorted(path for path in files if path.is_file()))


def tracked(*suffixes: str, below: str = "") -> list[Path]:
    folder = ROOT / below
    return [path for path in tracked_files() if path.suffix in suffixes and path.is_relative_to(folder)]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
