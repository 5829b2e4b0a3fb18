"""Many pages: what becomes of each file, several of them at once, and what is remembered from the last time."""
