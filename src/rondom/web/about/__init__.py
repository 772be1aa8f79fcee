"""Plain pages about Rondom itself: help, privacy, accessibility."""
