# Words used everywhere.

list-and = { $first } and { $last }
