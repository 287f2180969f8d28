"""Every file by which others find the data, or show it elsewhere."""

from __future__ import annotations

from fairshare.publish.data.data_files import DataProduct
from fairshare.publish.discovery.embedded import embedded_files
from fairshare.publish.discovery.openapi import openapi_file
from fairshare.publish.discovery.well_known import well_known

DISCOVERY_PRODUCTS: tuple[DataProduct, ...] = (embedded_files, openapi_file, well_known)
