"""Who may see and decide what, and what it would break."""
