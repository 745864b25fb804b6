"""sla.yaml -> SlaFile: strict YAML, every problem at once with its line, and the lints of `supportctl check`.

Nothing here reads an export or judges a ticket.
"""
