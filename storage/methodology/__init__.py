"""The methodology of the network and the tasks of its events, a module for each thing that is kept."""
