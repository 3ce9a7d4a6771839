"""Ask to come, decide, call people, answer: the only writers of calls."""
