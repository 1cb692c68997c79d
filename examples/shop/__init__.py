"""A small shop with a catalogue, a basket and orders."""
