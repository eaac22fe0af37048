"""The kernel. It imports nothing itself: the children of scrutiny.uploads.guard start within a tenth of a second."""
