"""Step 5: three verdicts, each with its evidence."""
