"""What the shipped definition files mean: each kind of file has its types and its checks here, free of disk.

`services.catalogue_files` reads the files of `resources/catalogue`; wording is changed there, never in code.
"""
