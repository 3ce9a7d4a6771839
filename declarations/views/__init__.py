"""Pages of declarations: one's own on a phone, a unit's week for its head."""
