"""Tables and sla.yaml -> AuditReport: which rule a ticket falls under, what its clocks say, what became of the promise.

`sql/` holds one step a file, named for the table it makes; the Python beside it runs the steps and describes
their results. Nothing here reads a file or prints.
"""
