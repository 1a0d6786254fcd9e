"""Printed documents: what each is made of, read from the base."""
