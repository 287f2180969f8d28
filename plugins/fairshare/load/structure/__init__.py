"""From the events of the YAML parser to plain data: with the place of everything, or without."""
