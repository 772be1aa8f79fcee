"""Rondom: everybody around one child on one page."""
