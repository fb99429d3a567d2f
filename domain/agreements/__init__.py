"""Who agreed what, when, on which exact text; and whether it was kept, computed from what people reported."""
