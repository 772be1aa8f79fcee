"""Zorg voor Jeugd: registering *that* somebody is involved with a child, and finding who else is.

A connector sends and answers. Here is one, a stand-in that answers from a file; a real one is a class beside it with the
same method, named in data/youth_index.yaml. Off for every gemeente until its administrator switches it on.
"""
