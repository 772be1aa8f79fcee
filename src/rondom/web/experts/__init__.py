"""Screens of experts of the samenwerkingsverband."""
