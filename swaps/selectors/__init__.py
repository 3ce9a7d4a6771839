"""What is read of exchanges of days."""
