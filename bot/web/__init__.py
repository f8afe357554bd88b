"""What fetching knows of the web: addresses, codings of bodies, and how to say that a link cannot be read."""
