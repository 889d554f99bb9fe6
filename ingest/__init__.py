"""How it is known: files, mentions, claims, dates, identity, and the pipeline that calls them in order."""
