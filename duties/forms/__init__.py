"""What somebody types about duty."""
