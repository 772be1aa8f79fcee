"""Where a dossier is and was: route files, engine, visits."""
