"""Publish: an assessed register to pages and files. The last stage of the flow; knows no host."""
