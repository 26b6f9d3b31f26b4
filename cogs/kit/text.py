"""What people wrote, made harmless for a card: the same rules as in templates."""

from templates.markdown import by_words, clean, fitted, plain, safe

__all__ = ["by_words", "clean", "fitted", "plain", "safe"]
