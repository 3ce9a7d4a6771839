"""What is read of seasons of duty, always within the reader's agency."""
