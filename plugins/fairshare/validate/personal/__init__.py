"""Personal data: found, and never shown."""
