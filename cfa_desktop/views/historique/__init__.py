"""What was done in the whole base, and what of it may be undone."""
