"""Arrangements: what is asked and decided, the help itself, and the money."""
