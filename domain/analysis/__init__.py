"""Step 2: issues with their causes and opportunities, priorities set together, the team meeting."""
