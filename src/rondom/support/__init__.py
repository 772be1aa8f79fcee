"""Asking beside the circle: a team that thinks along, who takes the regie, and the support point for families."""
