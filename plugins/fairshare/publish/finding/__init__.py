"""How decisions are found: facets, search, likeness."""
