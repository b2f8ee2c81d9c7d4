"""The program without a screen: session, actions, runs, settings."""
