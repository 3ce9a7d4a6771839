"""The only writers of seasons of duty."""
