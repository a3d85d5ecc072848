"""What the hands-free loop hears, obeys and says: synthetic people in made-up rooms."""
