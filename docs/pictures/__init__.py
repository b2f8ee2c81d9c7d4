"""What the pictures of the README and the guide show, and how they are taken."""
