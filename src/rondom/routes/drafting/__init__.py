"""Drafts of routes: how a region changes its own route, tries it out and publishes it."""
