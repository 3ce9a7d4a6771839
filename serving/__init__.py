"""What each unit does for citizens: where, how, and since when not."""
