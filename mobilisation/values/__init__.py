"""What pages and papers are told of campaigns."""
