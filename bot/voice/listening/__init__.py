"""A microphone's samples to what was said: pure of devices, threads and clocks.

    echo -> level and voice activity -> ears (recognisers) -> endpoint -> events

Time is counted in samples: the second at which something is heard is how many came before it.
"""
