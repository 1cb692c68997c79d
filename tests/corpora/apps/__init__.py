"""Apps of the corpora that start without the services they talk to: enough for their own table of routes."""
