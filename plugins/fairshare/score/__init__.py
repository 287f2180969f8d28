"""Score: answers to an assessment, by pure functions. The third stage of the flow."""
