"""The small widgets every page is built from; they take plain values and know no service."""
