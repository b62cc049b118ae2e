"""What each format says about itself before a pixel is decoded, one module per format.

Every `read_header` runs in the server on bytes that a stranger sent, so it walks the file's own
chain of parts, never follows a pointer backwards, and stops after a fixed number of steps. One that
runs off the end raises struct.error.
"""
