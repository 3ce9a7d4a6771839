"""What changes requests between colleagues."""
