"""Commands for stored files."""
