"""Events of one slice that bring commands to another: one file per policy, each pure."""
