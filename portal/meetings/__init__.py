"""The page on which one checks in to an event: where its QR code leads."""
