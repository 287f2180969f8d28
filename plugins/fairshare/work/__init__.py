"""Work done once, and on every core: the cache, processes, pauses of the garbage collector."""
