"""The domain: things, states and rules of the recruitment, as frozen values and pure functions."""
