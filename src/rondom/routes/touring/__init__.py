"""The tour of a region's route for somebody new, on a practice dossier that holds no child."""
