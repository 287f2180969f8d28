"""The organisations of a register: found by what people call them, and new ones described."""
