"""Grounds for sharing: consent per purpose, recipient and category; given, limited, withdrawn."""
