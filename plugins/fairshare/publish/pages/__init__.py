"""The kinds of pages, one module each: every one turns an edition into finished page bodies."""
