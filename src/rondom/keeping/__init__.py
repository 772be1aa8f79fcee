"""Keeping no longer than needed: what goes tonight, legal holds, the switch, the nightly destruction."""
