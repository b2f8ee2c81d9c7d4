"""What is seen of a run while it trains: rules over plain values, and who asks them."""
