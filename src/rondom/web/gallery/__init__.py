"""The components page: every part of the screens in every state, for people who build or translate."""
