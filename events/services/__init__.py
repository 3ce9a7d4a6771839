"""Writing the work calendar."""
