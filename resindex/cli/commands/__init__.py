"""The commands, a module each: options come in, one call of the library, one renderer."""
