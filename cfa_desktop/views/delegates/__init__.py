"""Painters of table cells: états, gauges, dates, all from the palette."""
