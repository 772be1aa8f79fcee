"""Screens of questions to a team, and of the support point."""
