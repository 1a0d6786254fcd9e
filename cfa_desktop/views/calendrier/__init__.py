"""The calendar of a session on screen: its fields, its table of reply rules."""
