"""sla.yaml as text into a tree of values with their places: strict YAML. Knows no key of sla.yaml."""
