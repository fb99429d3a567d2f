"""Being erased: a person asks, an administrator decides, the service carries it out; one stream a person."""
