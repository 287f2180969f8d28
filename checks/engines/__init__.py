"""Holds scripts and style sheets to the oldest engines that docs/browsers.md promises to serve."""
