"""Dates, numbers and names in words."""
