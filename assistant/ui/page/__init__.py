"""The page: the desk on which questions are asked, and where documents are added."""
