"""The cards of surveys, each made from a result of the services and nothing else."""
