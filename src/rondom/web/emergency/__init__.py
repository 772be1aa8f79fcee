"""Screens: emergency access and its review."""
