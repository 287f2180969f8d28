"""Makes wrong changes one by one, and sees whether a test notices each (docs/adr/0039).

Some are written by hand, in `by_hand.yml`. The others are drawn by a seed, from all the places at
which a small change could be made. Each is made in a copy of the repository, so the files here are
never touched, and is tried with the tests nearest to it.
"""
