"""How well Limber understands, on sentences that it never saw: `make bench-understanding`."""
