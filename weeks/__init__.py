"""The loaded week: people, cells, the rules in force and what they say, for every page."""
