"""The pages of those who live in."""
