"""What the page of one initiative shows, by subject."""
