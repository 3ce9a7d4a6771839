"""Who exchanges a day at the office with whom; and the way of a request between colleagues."""
