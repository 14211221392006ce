"""Full-text search over resolutions, paragraph by paragraph."""
