"""The state machines and properties of the domain: thorough, and judged by what they find, not by the clock."""

from hypothesis import settings

settings.register_profile("domain", deadline=None, max_examples=100, print_blob=True)
settings.load_profile("domain")
