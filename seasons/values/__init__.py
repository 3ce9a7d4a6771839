"""What pages, papers and letters say of a season of duty."""
