"""Triage, who leads the process, and registrations elsewhere."""
