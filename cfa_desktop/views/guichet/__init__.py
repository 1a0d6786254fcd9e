"""The guichet: the small window that stays beside the browser, one item at a time."""
