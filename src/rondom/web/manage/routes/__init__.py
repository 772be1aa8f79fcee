"""Beheer, Routes: a region draws, tries, publishes and hands on its own routes."""
