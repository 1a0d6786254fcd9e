"""Lists: columns, filter engine, Qt model and the view with its filter row."""
