"""Open data: the tables, the one JSON of everything, and their dictionary (docs/contract/data.md).

`tables` lists the tables; each says once what its columns are, and every file is made from that.
"""
