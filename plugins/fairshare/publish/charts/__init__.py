"""The pictures: benefit and concern, years, timelines, scales, and codes to scan."""
