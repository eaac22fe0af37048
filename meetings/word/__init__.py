"""Word files of reports: taken out of the rows, and placed in the sections of a house style."""
