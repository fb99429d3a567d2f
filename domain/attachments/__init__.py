"""Files that belong to a plan: photos and minutes, kept outside the log under their digest."""
