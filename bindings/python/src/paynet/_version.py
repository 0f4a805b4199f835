"""The release of this package, and of the library that it was made for."""

__version__ = "0.1.0"
