"""Meetings: people, agenda, invitation, minutes, agreements, decisions."""
