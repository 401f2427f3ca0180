"""Reported statistics: tests, means, intervals, samples."""
