"""Numbers, durations, moments, groups and targets as words, the same in every format. Knows no width and no colour."""
