# What an unknown counts for.

command-unknowns = Unknowns
command-unknowns-help = Shows what an unknown answer counts for, and works it out again
neutrals-title = What an unknown counts for
neutrals-what = Where an answer is not known yet, it counts for what is usual in this scheme, so that not knowing neither helps nor hurts. These values never move by themselves.
neutrals-never = Not worked out yet
neutrals-version = version { $n }
neutrals-who = Whose wish
neutrals-about = About
neutrals-now = Now
neutrals-then = Again
neutrals-from = Known answers
neutrals-everybody = Everybody
neutrals-silent = A side that has told us nothing
neutrals-too-few = { $n }, too few
neutrals-alike = { $n }, all alike
neutrals-do = Work them out again
neutrals-tip = Ctrl+S works them out again, Ctrl+Z takes that back, Esc leaves them
neutrals-nothing-to-do = Every value would stay as it is
neutrals-nothing = If they were worked out again, every value would stay as it is.
neutrals-would-move = If they are worked out again: for { $firsts } of { $looking } who are looking somebody else would come first, and { $placed ->
    [one] 1 would change its place
   *[other] { $placed } would change their place
  } on a list.
neutrals-first = { $name }: { $then } would come first and not { $now }.
neutrals-sentence = { $who }, { $about }: { $now } of 100 now, { $then } if worked out again (known answers: { $known }).
neutrals-sentence-same = { $who }, { $about }: { $now } of 100, which stays (known answers: { $known }).
