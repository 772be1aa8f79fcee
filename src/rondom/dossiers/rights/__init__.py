"""What the family may ask of who keeps the dossier: own statements, requests with their term, a copy."""
