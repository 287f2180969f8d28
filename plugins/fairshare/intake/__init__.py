"""Intake: from people's tables and prompts to entry files, and back to tables."""
