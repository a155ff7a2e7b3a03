"""Days, deadlines and hours as people write them: only what can mean one thing is read."""
