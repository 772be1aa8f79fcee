"""Words without tables: what every app may use."""
