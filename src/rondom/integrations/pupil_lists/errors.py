"""The one refusal of this reader."""


class UnreadableFile(Exception):
    """A file we cannot take. `message` is one or two plain Dutch sentences, `code` is stable."""

    def __init__(self, message: str, code: str) -> None:
        super().__init__(code)
        self.message = message
        self.code = code
