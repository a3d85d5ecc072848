"""What the web page costs, and how exactly it keeps time."""
