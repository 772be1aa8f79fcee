"""Figures of a school: totals without children, small numbers hidden."""
