"""The safety facts on one page, for a clinician to read, mark and sign."""

from bot.review.page import review_page

__all__ = ["review_page"]
