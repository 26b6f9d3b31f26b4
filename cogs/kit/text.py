"""What people wrote, made harmless for a card: the same rules as in templates."""

from templates.markdown import clean, fitted, plain, safe

__all__ = ["clean", "fitted", "plain", "safe"]
