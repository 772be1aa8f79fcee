"""A large invented region, to measure with: thousands of dossiers, stored in bulk."""
