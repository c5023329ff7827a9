"""The parts of the HTML page: markup, scale, charts, timelines, claims, discrepancies; its style and script."""
