"""Findings that a person lets through: written in the page, or in a file beside the configuration."""
