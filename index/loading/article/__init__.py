"""What an article's text is: its masthead, by-line, dates and lines, without what surrounds them."""
