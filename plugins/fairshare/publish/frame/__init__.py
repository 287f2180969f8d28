"""The frame of all pages, and how a site is put in place."""
