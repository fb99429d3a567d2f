"""Mails: one module per kind. `facts` finds what is so when the mail goes out, `letter` says it, one form sends it."""
