"""Steps 3 and 4: who agreed what, on which exact version."""
