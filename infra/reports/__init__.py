"""Reports in words, pictures and files: one document from the facts, from which every form of it is made."""
