"""Rules on texts: links, markup, plain English, reasons."""
