"""The register as linked data: DCAT for its files, DPV for each initiative."""
