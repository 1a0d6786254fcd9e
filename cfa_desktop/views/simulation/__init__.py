"""« Simuler une date… »: the slider over the campagne, its bar, and the window that follows."""
