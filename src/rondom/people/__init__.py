"""Accounts, persons, organisations, memberships, regions."""
