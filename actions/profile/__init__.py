"""What Limber remembers of a person, and how they see, change and delete it."""
