"""Printed documents, drawn straight on reportlab's canvas: lists and follow-up sheets."""
