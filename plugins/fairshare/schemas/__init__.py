"""The form of an entry as other people's programs meet it: published schemas, and what changed."""
