"""Who may sign in: people's accounts, and nothing about where they work."""
