"""Understanding: words in, meaning out."""
