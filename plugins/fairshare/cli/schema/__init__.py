"""`fairshare schema` and what belongs to it: what editors read, and what a change of it breaks."""
