"""One person's own week: where they are, what they have to do, what changed since they looked."""
