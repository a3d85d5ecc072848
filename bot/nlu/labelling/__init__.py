"""Learning from one's own conversations: what was not understood, labelled by hand.

`turns` finds it, `sheet` is the file to fill in, `adding` puts it into the training data, and
`sets` reads the sentences that are there already. Nothing of this leaves the machine.
"""

from bot.nlu.labelling.errors import LabellingError

__all__ = ["LabellingError"]
