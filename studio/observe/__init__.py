"""What is seen of a model: frames, mailbox, probes, saliency, metrics."""
