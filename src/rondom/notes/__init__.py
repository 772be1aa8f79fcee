"""Signals and notes."""
