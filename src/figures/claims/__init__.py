"""Who says what: one claim, and many claims in columns."""
