"""The sheets that a host's system takes, and that an import reads back: papers, program, people."""
