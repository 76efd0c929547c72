"""The name under which Byline asks web servers, and which a site's robots.txt can address."""

AGENT = "Byline"
