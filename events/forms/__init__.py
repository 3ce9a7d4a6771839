"""What is typed into the work calendar."""
