"""The directives and roles: what pages write to show facts."""
