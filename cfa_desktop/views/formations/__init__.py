"""The parts of the Formations page."""
