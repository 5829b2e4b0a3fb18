"""Rules without code: a house file in TOML, and what it holds.

`house` is the file as a plugin, `rule` makes a Rule of a `[[rule]]`, `kinds` holds one file a kind.
"""
