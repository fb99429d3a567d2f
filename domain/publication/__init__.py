"""Publication: the one door through which figures about people leave, and the ledger of all that ever left."""
