"""Records and sla.yaml to the table `judged`: which rule a contact falls under, what its clocks say, what became of the
promise. `sql/` holds one step a file, named for the table it makes; counts nothing and describes nothing.
"""
