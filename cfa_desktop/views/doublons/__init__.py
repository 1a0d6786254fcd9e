"""Doubts about persons: two of them side by side, and what the officer says of it."""
