"""Weekly rosters: who is at the office, who works remotely, who is on duty."""
