"""Where it is stuck: the page around a child, and the desk that looks at it."""
