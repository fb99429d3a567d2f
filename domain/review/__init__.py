"""Step 6: moments of the HRM cycle, reviews with decisions, the guide and the impression."""
