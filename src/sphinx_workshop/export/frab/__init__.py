"""The program as a schedule of frab, which apps, info screens, recording teams and pretalx read.

The format is that of https://c3voc.de/wiki/schedule, in its two forms. It has no sessions inside others: each
is an event of its own.
"""
