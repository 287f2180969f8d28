"""How a register begins: `fairshare init` and `upgrade` (docs/adr/0027)."""
