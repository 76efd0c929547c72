"""Fits what decides on headlines: a question's few words in large type, or none."""
