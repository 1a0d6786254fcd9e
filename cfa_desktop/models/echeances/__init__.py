"""What is due, when, why, and how it leaves for an agenda."""
