"""Questions about what has been, each scoped to who asks."""
