"""The Meldcode: concerns about safety, behind a wall of their own."""
