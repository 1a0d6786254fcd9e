"""Answers to « Pourquoi ? »: pure functions from what the base knows to an explanation with its sources."""
