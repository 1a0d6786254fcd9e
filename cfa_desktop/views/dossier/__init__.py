"""The parts of a dossier, each showing plain values."""
