"""The only writers of duty."""
