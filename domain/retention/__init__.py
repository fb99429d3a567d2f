"""How long what is kept beside the log stays: rules of the organisation within bounds, carried out by the service."""
