"""Where the user makes an example by hand: pictures, points, curves and texts."""
