"""Dialogs: one entrance each, validating while one types."""
