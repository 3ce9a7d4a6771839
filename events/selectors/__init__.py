"""Reading the work calendar."""
