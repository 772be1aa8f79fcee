"""makemessages, without guesses: a new text is empty until somebody translates it."""

from django.core.management.commands import makemessages


class Command(makemessages.Command):
    """What looks like another text is another text: a guess that stands beside it is read as a translation."""

    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]
