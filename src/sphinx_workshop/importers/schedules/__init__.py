"""Schedules of other systems, read into events and made into sessions and speakers."""
