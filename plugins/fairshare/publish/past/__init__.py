"""The past of an entry in words."""
