"""What is on record of duty, as far as the reader may see it."""
