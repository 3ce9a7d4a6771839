"""What the page of one's own week shows and keeps."""
