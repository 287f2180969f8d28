"""Rules inside a file and across files."""
