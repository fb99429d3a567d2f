"""The log on PostgreSQL: encoding, appending, reading, proving."""
