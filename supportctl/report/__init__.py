"""What supportctl says: problems for people, and the report models with the frozen JSON contract.

Only models and their meaning live here: no files, no engine, no terminal.
"""
