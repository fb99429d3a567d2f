"""Files of a plan: photos and documents, whose content lies outside the log; consent of who is in a photo."""
