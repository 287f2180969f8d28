"""Rules across files, by what they are about: `rules/register.py` asks them."""
