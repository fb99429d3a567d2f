"""Steps 3 and 4: measures from proposal to done, consultation, additional research, best practices."""
