"""Arrangements: the catalogue, requests, decisions, money, and the help itself in parts."""
