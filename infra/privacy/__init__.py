"""What is held about a person: looked up for them, and taken away."""
