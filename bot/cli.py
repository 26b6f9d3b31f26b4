"""The `techlink` command."""


def main() -> None:
    """Run the command line."""
