"""Credit lines: telling them from captions, and reading their parts."""
