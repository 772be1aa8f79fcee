"""Template tags: the components of every screen."""
