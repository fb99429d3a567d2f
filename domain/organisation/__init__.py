"""The organisation that subscribes: its units, its members and their roles, its reminder settings."""
