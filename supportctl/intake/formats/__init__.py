"""What exports look like, as data: presets, header names, words, and how a column is described.

Decides nothing about a file but how well its header speaks for a preset.
"""
