"""Before printing: what to print, its preview, the printer or the file."""
