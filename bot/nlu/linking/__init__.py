"""The parts of the entity linker: words, sounds, names, hits and mentions."""
