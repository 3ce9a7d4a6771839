"""Reports keep no tables of their own: runs and deliveries stand in the outbox."""
