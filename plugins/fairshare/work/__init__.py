"""Work done once, and on every core."""
