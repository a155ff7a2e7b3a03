"""Issues of the forms "add or correct a person, a date, a paper" as entries of the data files."""
