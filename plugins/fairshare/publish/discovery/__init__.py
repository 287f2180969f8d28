"""How strangers and their programs find out what the register publishes, and where."""
