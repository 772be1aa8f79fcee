"""The door to the standing process that runs Python programs for a site; what it does: run_programs.py."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(__file__).parent / "run_programs.py"
END_WITHIN_SECONDS = 10


class Programs:
    """Starts its process at the first program. What that process says itself goes to the log."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.environment = environment
        self.log = log
        self.process: subprocess.Popen[str] | None = None

    def run(self, *words: str) -> str:
        """Run a program; the answer is what it printed. A program that fails, fails the test with its words."""
        name = " ".join(words)
        answer = self._ask(words)
        assert answer, f"{name}\nThe process that runs the programs has died:\n{self.log.read_text()}"
        done = json.loads(answer)
        assert done["code"] == 0, f"{name}\n{done['out']}\n{done['err']}"
        return str(done["out"])

    def end(self) -> None:
        if self.process is None:
            return
        with suppress(BrokenPipeError):
            self.process.stdin.close()  # type: ignore[union-attr]
        try:
            self.process.wait(END_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()  # type: ignore[union-attr]

    def _ask(self, words: tuple[str, ...]) -> str:
        """The line that comes back; nothing when nobody answers."""
        self.process = self.process or self._start()
        assert self.process.stdin
        assert self.process.stdout
        try:
            self.process.stdin.write(json.dumps(words) + "\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            return ""
        return self.process.stdout.readline()

    def _start(self) -> subprocess.Popen[str]:
        with self.log.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, str(PROGRAM)],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
