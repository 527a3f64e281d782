# Comparing some of a list side by side, and trying out what would change it.

name-household = household
name-with-the = the { $name }

## Commands
command-compare = Compare
command-compare-help = Puts those that are ticked side by side, 2 to 4 of them
command-only-differences = Only differences
command-only-differences-help = Hides the rows in which all that are compared are alike, or shows them again
command-what-if = What if
command-what-if-help = Tries out what moves if something matters more or less. Nothing is kept by itself
command-start-again = Start again
command-start-again-help = Puts every bar back to where it stands in the file

## Compare
compare-trail-homes = Compare { $n } homes
compare-trail-people = Compare { $n } people
compare-too-many = { $n } are ticked, and 4 at most stand side by side. Space takes a tick away
compare-nobody-else = There is nobody else here to compare with
compare-these = Comparing { $names }. Space ticks others
compare-all-rows = All rows
compare-wants = What { $name } wants
compare-fit = Fit (likely range)
compare-fit-range = { $fit } ({ $low } to { $high })
compare-own = { $name }’s view
compare-theirs = Their view of { $name }
compare-must-haves = Must-haves
compare-must-all = √ all { $n }
compare-must-none = √ nothing in the way
compare-must-ask = ? { $n } to ask: { $what }
compare-must-out = × { $what }
compare-not-known = Not known yet
compare-nothing-open = nothing that was asked for
compare-met = Met so far
compare-met-not = Not yet
compare-met-planned = Not yet. { $what } on { $day }
compare-met-both-yes = { $what }, both yes
compare-met-answers = { $what }. { $mover }: { $moversaid }. { $home }: { $homesaid }
compare-met-no-answer = not told us yet
compare-set-aside = Set aside
compare-said = What people say
compare-said-nothing = nothing yet
compare-said-by = “{ $words }” ({ $name })
compare-silent = has not told us yet
compare-biggest = Biggest difference: { $wins }.
compare-wins = { $name } wins on { $what }
compare-nothing-apart = Nothing that { $name } asked for clearly tells these apart.
compare-mark-better = + better for { $name }
compare-mark-same = = about the same
compare-mark-worse = - worse
compare-mark-not-known = ? not known
compare-window = { $n } of { $of }: ← → moves to the others
compare-more-rows = { $n ->
    [one] and 1 more row, press ↓
   *[other] and { $n } more rows, press ↓
  }
compare-full = { $name }, { $row }: { $text }
compare-only-these = Only the rows in which they differ. O shows all
compare-sentences = Compared for { $name }, in sentences
compare-sentence = { $name }: fit { $fit }, likely { $low } to { $high }.
compare-sentence-views = The view of { $name }: { $own }. Their view: { $theirs }.
compare-sentence-views-silent = The view of { $name }: { $own }. They have not told us yet what matters to them.
compare-sentence-better = Better here: { $what }.
compare-sentence-worse = Worse here: { $what }.
compare-sentence-same = About the same: { $what }.
compare-sentence-row = { $row }: { $text }.
compare-wish-found = { $wish } ({ $found })

## What if
what-if-trail = What if
what-if-title = What if something mattered more or less to { $name }?
what-if-banner = This only tries it out. Nothing is kept unless Ctrl+S says that { $name } wants it so. Must-haves stay as they are.
what-if-list-homes = Homes, in order
what-if-list-people = People, in order
what-if-was = Was
what-if-fit = Fit
what-if-new = new
what-if-up = up { $n }
what-if-down = down { $n }
what-if-moves = Who moves, and why
what-if-no-change = Move a bar to see who moves.
what-if-nobody = Nobody moves.
what-if-more = { $n } more, V reads all
what-if-moved-up = { $name } up from { $before } to { $after }
what-if-moved-down = { $name } down from { $before } to { $after }
what-if-moved-in = { $name } comes in at { $after }: enough of what matters is known
what-if-moved-out = { $name } goes out from { $before }: too little of what matters is known
what-if-more-yes = { $move }: “{ $wish }” counts for more, and it is met here
what-if-more-partly = { $move }: “{ $wish }” counts for more, and it is met in part here
what-if-more-no = { $move }: “{ $wish }” counts for more, and it is not met here
what-if-more-not-known = { $move }: “{ $wish }” counts for more, and here it is not known
what-if-more-yes-down = { $move }: “{ $wish }” counts for more. It is met here, and others gain more by it
what-if-more-no-up = { $move }: “{ $wish }” counts for more. It is not met here, and others lose more by it
what-if-less-yes = { $move }: “{ $wish }” counts for less, and it is met here
what-if-less-partly = { $move }: “{ $wish }” counts for less, and it is met in part here
what-if-less-no = { $move }: “{ $wish }” counts for less, and it is not met here
what-if-less-not-known = { $move }: “{ $wish }” counts for less, and here it is not known
what-if-less-yes-up = { $move }: “{ $wish }” counts for less. It is met here, and others lose more by it
what-if-less-no-down = { $move }: “{ $wish }” counts for less. It is not met here, and others gain more by it
what-if-sentences = If it mattered so to { $name }, in sentences
what-if-order = In this order: { $names }
what-if-bar = { $wish }: { $now }, in the file { $saved }
what-if-no-wishes = { $name } has told us nothing yet that could move anybody. P opens the preferences
what-if-leave = Keep these as the wish of { $name } (Ctrl+S), or leave them (Esc again)
what-if-nothing-to-keep = No bar stands elsewhere than in the file
what-if-back-as-filed = All bars stand as in the file again
what-if-keep = Keep
what-if-tip = ← → moves the bar, 0 to 3 sets it. S puts all back

## Keeping it
form-keep-levels = Keep as their wish
keep-levels-pinned = { $name } wants it so. Ctrl+Z can take it back
keep-levels-line = { $wish }: { $before } → { $after }
field-keep-levels-set-by = Who said so?
field-keep-levels-words = In their words, if they said more
keep-levels-words = { $before }; { $now }
problem-keep-levels-set-by = Choose who said so
