"""What is told of days that could be exchanged."""
