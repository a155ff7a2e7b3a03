"""What a site says to browsers, search engines and other programs, beside its pages.

Pure functions: facts and the names of pages in, files and tags out. `build` asks for them and writes them.
"""
