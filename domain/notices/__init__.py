"""How often each person wants to be told about what: their own choice, one stream a person."""
