"""The check against the schema, with its messages in plain English."""
