"""The door outside of the domain: what attacks figures before they are shown, and how closed counters get there."""
