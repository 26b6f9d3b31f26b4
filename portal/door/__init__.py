"""The door: to ask for a link, to sign in with one, where one is signed in, to sign out."""
