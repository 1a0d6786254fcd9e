"""The Échéances page, part by part."""
