"""A synthetic region, built only by calling operations. Everybody in it is invented."""
