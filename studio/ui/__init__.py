"""The screen. The only place with Qt and pyqtgraph."""
