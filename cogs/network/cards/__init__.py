"""The cards of the network: each a function from what a service answered to a view."""
