// Keeps a library that has no source yet from being an error.
