"""Screens by area, templates, components, static files."""
