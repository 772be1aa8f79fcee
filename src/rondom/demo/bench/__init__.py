"""Measuring the pages on a real server with a crowd in the database (docs/benchmarks.md)."""
