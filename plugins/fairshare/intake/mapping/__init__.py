"""Tables that bodies keep for themselves, read by a mapping of their columns to fields."""
