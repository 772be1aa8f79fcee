"""Experts of the samenwerkingsverband: who can be asked, for how many hours, what was used and what it brought."""
