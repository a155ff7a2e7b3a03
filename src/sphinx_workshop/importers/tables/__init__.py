"""Papers from tables: text files and workbooks, whatever system or spreadsheet made them."""
