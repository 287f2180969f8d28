"""What git holds, as bytes."""
