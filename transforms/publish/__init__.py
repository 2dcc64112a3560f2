"""Write a release's files from its one database."""
