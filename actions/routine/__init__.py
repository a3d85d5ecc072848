"""Routines: ready-made ones, and those put together for what somebody asked for."""
