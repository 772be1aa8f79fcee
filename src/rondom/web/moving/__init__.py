"""Screens: a child goes to another school."""
