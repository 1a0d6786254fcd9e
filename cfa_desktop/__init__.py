"""The recruitment officer's desk: apprenticeship candidates on Parcoursup, offline."""

__version__ = "0.1.0"
