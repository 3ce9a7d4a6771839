"""What is told of a week, as plain values."""
