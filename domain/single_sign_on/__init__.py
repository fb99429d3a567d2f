"""Single sign-on: the organisation's own provider says who somebody is, and which groups give which roles."""
