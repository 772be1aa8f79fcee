"""Families, pupils, guardians and their authority, households, enrolments."""
