"""Bodies: their pages, who shares with whom, and who answers for one that is gone."""
