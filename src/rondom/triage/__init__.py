"""Triage of a support question, who leads the process, and registrations elsewhere."""
