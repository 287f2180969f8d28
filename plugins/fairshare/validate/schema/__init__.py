"""The schema check, in plain English."""
