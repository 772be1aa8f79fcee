"""Sending chosen parts of a dossier to somebody, for a time, on the ground that holds for him."""
