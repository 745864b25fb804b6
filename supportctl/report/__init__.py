"""What supportctl says: the report models with the frozen JSON contract, and numbers, days and durations in words.

Only models and their meaning live here: no files, no engine, no terminal.
"""
