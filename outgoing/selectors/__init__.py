"""Questions about what leaves by itself: a module stands here because it asks the database."""
