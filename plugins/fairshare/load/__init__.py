"""Load: files to plain data with positions. The first stage of the flow."""
