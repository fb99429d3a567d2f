"""What Werkbalans is measured by: ratios to a limit and to a peer, side by side in one run."""
