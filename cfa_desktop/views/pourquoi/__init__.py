"""« Pourquoi ? » in the window: the answer, and what asks for it."""
