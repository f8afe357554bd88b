"""A web page's markup → what it says of itself, its article's own words, and whether it shows them."""
