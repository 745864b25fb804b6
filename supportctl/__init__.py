"""supportctl: audit support response times against a sla.yaml.

One way through the package: `policy` and `worktime` turn sla.yaml into small tables, `intake` turns
exports into a ticket table, `audit` measures and judges, `report` describes, `render` writes, `cli` speaks.
"""

__version__ = "0.1.0"
