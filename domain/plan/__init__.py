"""The work-pressure plan: started after the method, approach not chosen until people choose it."""
