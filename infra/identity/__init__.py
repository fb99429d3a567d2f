"""Who somebody is: the people directory, one-time sign-in links, sessions, API tokens."""
