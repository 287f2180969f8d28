"""What `schema/words/` says: how people and sources put things."""
