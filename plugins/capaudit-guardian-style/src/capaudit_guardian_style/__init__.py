"""The Guardian's way with picture credits: `house.toml`, as a plugin of capaudit."""

from capaudit import house_plugin

plugin = house_plugin(__file__)
