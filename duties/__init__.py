"""Who is on duty: posts and their shifts, the rosters of duty, the turns."""
