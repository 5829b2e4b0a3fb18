"""The contracts of what a plugin may offer, and the decorators that make them."""
