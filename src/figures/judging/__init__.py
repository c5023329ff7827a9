"""What claims are to each other: rules, and who meets whom."""
