"""What exists in the playground, as frozen dataclasses whose fields are plain JSON values.

A record says what is stored; how Discord shows it is said in `payloads/`.
"""
