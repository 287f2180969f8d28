"""What is published of an entry because a law asks for it: the agreement, the consultation."""
