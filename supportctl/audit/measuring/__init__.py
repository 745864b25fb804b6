"""The table `judged` to numbers: tallies, spreads, rates. One SQL step a question; knows no report."""
