"""Looking along: whoever runs the service reads with an organisation that said yes, for hours or days, in its sight."""
