"""The flow: takes a register, or one file of it, through load, validate and score."""
