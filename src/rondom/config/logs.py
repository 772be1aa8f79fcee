"""What the log says of a request and of an error: where and what kind, never what somebody typed."""

import copy
import logging
import traceback
from types import TracebackType
from typing import Any

from django.http import HttpRequest

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class QuietFormatter(logging.Formatter):
    """Leaves out what may hold a name: the text of an error, and an address as it was typed.

    An error of a database quotes the row, one of a mail server the address, and somebody who mistypes an address may
    type a name. The kind of error, the lines of code and the pattern of the address are enough to find a fault.
    """

    def format(self, record: logging.LogRecord) -> str:
        quiet = copy.copy(record)
        quiet.exc_text = None
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            quiet.args = tuple(_quiet(value, request) for value in record.args)
        if record.name.startswith("django.security"):
            quiet.msg, quiet.args = "refused for safety: %s", (record.name.rpartition(".")[2],)
        return super().format(quiet)

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - its name in logging
        """The chain of errors by kind, each with its lines of code."""
        error, text = ei[1], list[str]()
        while error is not None:
            lines = "".join(traceback.format_tb(error.__traceback__))
            kind = f"{type(error).__module__}.{type(error).__qualname__}"
            text.insert(0, f"Traceback (most recent call last):\n{lines}{kind}")
            error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        return "\n".join(text)


def _quiet(value: Any, request: HttpRequest) -> Any:
    """Reason phrases stay; the address becomes its pattern."""
    if value != request.path:
        return value
    match = request.resolver_match
    return f"/{match.route}" if match else "(an address that does not exist)"
