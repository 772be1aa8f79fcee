"""A child goes to another school: announced, agreed to by the family, accepted, and carried out on its day."""
