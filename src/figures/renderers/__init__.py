"""Reports and checks as documents: one module a format, and only the one that is asked for is imported."""
