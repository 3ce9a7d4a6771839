"""The pages of duty."""
