"""Messages to candidates: what they say, to whom, and the drafts to keep."""
