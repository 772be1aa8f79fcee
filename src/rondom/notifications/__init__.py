"""Texts and delivery of inbox rows."""
