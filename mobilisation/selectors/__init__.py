"""Questions about campaigns, scoped to who asks."""
