"""Tasks that a head gives to people of the unit, and what they report of them."""
