"""When it gets stuck: stagnation, the ladder of escalation, absence."""
