"""The agency, its units, its people and its calendar."""
