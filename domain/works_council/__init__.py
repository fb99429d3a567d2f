"""Step 3: formal support, the dossier of a request to the works council."""
