"""Takes over what a model has learnt into one that was changed: wider, deeper, or with a part less.

The way of Net2Net (Chen, Goodfellow, Shlens 2015, https://arxiv.org/abs/1511.05641): where the
kinds of layers allow it, the changed model gives what the model before gave. What a layer newly
gives out begins as that kind of layer does, so that it can learn; what a layer newly takes in
counts nothing at first; and a layer that is new begins as the identity.
"""
