"""The flow: load, validate, score."""
