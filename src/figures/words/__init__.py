"""A wording and what it allows: figures, dates, vocabulary; nothing here knows of claims."""
