"""The body behind a drawing: its skeleton, how limbs are set, what is wrong, how it moves."""
