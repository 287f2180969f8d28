"""The tables of the open data, each described once: columns, keys, rows."""
