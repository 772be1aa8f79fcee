"""Growth document, OPP, needs, goals, signatures."""
