"""Validate: documents to a register and problems. The second stage of the flow."""
