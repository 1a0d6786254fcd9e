"""Photographs every page and dialog of the demo base, light, dark and at 200 %: `make screenshots`."""
