"""The parts of the HTML page: markup, scale, charts, timelines, claims, discrepancies, evidence; its style and script."""
