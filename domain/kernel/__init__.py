"""What every slice is built from: events, deciders, refusals, people's rights, and the ports to the outside."""
