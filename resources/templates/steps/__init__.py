"""The templates of training graphs, as drawings."""
