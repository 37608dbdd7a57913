"""The class as a whole: what it handed in, where it stands, and which items tell something."""
