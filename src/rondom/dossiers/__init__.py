"""The case: participants, the coordinator's baton, actions, opening and closing."""
