"""The last site, as what the next one need not make again (docs/adr/0035)."""
