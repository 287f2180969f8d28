"""The raw text of a file: what is looked at before anything reads it as YAML."""
