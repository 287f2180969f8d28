"""Issues of a code host: the form that makes them, what was filled in, and the answer."""
