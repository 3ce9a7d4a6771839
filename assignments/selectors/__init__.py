"""Who may see and give which tasks, and what a page shows of them."""
