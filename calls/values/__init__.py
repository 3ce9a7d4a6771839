"""What is told of people who come: what breaks by it, who fits, who answered."""
