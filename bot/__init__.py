"""Limber: a hands-free stretching coach that runs on your own machine."""
