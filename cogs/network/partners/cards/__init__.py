"""The cards of partners: each a function from what a service answered to a view."""
