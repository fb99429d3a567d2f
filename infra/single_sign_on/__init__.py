"""Single sign-on on the machine: the provider asked and its word checked, a domain's proof looked up, what is kept."""
