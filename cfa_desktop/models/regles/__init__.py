"""The rules of the recruitment: each answers with every reason at once, in French, with its source."""
