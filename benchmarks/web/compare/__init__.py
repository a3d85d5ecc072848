"""Limber's widget beside other people's, on the same page; and Lighthouse."""
