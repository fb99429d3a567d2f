"""Step 1: signals of work pressure, too high or too low, and what gives and drains energy."""
