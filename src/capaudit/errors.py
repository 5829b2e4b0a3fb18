"""Everything that capaudit raises on purpose. All of it derives from `CapauditError`."""


class CapauditError(Exception):
    """The base class. Its text is one line for the person at the terminal."""


class ConfigError(CapauditError):
    """The configuration, or an argument, asks for something that does not exist or cannot be."""


class PluginError(CapauditError):
    """A plugin that cannot be loaded, or that registers something that it must not."""


class UnreadableError(CapauditError):
    """A file that cannot be audited. The text says why; the file is named by whoever reports it."""
