"""The pages of seasons of duty."""
