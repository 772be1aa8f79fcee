"""What changes together in a growth document and a plan."""
