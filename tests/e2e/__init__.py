"""The whole program as processes, driven by people through the playground's sockets."""
