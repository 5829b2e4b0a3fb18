"""Everything that capaudit raises on purpose. All of it derives from `CapauditError`."""


class CapauditError(Exception):
    """The base class. Its text is one line for the person at the terminal."""


class ConfigError(CapauditError):
    """The configuration, or an argument, asks for something that does not exist or cannot be."""


class PluginError(CapauditError):
    """A plugin that cannot be loaded, or that registers something that it must not."""


class UnreadableError(CapauditError):
    """A file that cannot be audited. The text says why; the file is named by whoever reports it."""


class UnwritableError(CapauditError):
    """A file that cannot be written. It is as it was; the text says why, and whoever reports it names the file."""


def one_line(error: BaseException) -> str:
    """An exception of any kind in one line of at most 300 characters."""
    words = " ".join(str(error)[:1000].split())
    return f"{type(error).__name__}: {words}"[:300] if words else type(error).__name__
