"""The file: the only package that imports SQLAlchemy, Alembic and sqlcipher3; rows never leave it."""
