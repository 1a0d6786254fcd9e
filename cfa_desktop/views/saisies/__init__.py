"""The parts of « À saisir en ligne »."""
