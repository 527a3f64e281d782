# The screens of Match and Learn.

reading-tip = ↑ ↓ moves from sentence to sentence. Esc goes back

## Whom to match
match-start-title = Whom do you want to match?
match-start-looking = Looking for a home, or for somebody to share theirs
match-start-offering = Homes with a free place
match-start-unknown = start not known
match-start-ready = { $n ->
    [one] 1 place free
   *[other] { $n } places free
  }
match-start-find = Find:
match-start-tip = Enter shows who could fit. The longest wait stands first
match-start-empty = Nobody is looking for a match yet. 2 then N adds somebody
match-start-no-match = Nobody here matches that. Esc shows everybody
match-start-nobody = There is nobody here yet
match-start-profile = Profile

## Shortlist
shortlist-trail = Shortlist
shortlist-title-homes = Homes for { $name }
shortlist-title-people = Who might suit { $name }?
shortlist-theirs = Theirs
shortlist-fit = Fit
shortlist-range = likely range
shortlist-no-word = not told
shortlist-first = Stands out
shortlist-best = Best group (too close to call between these { $n })
shortlist-after = After these, in order
shortlist-after-close = After these, in order (≈ is too close to call with the first)
shortlist-not-enough = Not enough known yet ({ $n })
shortlist-left-out = Left out by a must-have ({ $n })
shortlist-near = One thing in the way ({ $n }), and the fit without it
shortlist-near-short = One thing in the way ({ $n })
shortlist-near-first = One thing is in the way. W says what it is
shortlist-set-aside-heading = Set aside ({ $n })
shortlist-look-left-out = L Look at these
shortlist-look-questions = Q Questions to ask
shortlist-more = { $n } more
shortlist-rule = { $rule }: { $n }
shortlist-set-aside = Set aside
shortlist-bring-back = Bring back
shortlist-bring-back-first = This was set aside. X brings it back first
shortlist-nobody-here = There is nobody here to choose yet
shortlist-ticked = { $n ->
    [0] Nobody is ticked
    [one] 1 ticked. Space ticks others to compare
   *[other] { $n } ticked. Press C to compare them side by side
  }
shortlist-questions = Questions whose answers would help { $name } most
shortlist-sentences = The shortlist of { $name } in sentences
shortlist-no-questions = There is nothing left to ask.
shortlist-met = They met on { $day } ({ $what }). What they say counts for more than numbers
shortlist-tip = W says why, B tries what if. This is help, not a decision
shortlist-tip-nobody = L shows who was left out and why
shortlist-nothing-told = nobody has told us yet what matters

## Why
why-trail = Why
why-title = { $subject } and { $other }
why-fit = Fit { $fit } (likely { $low } to { $high })
why-fit-known = Fit { $fit }
why-from-both = from both views below
why-wants = What { $name } wants
why-how-much = How much
why-this = What is known
why-points = Points
why-points-of = { $points } of { $of }
why-view = The view of { $name }
why-other-way = And the other way round
why-must-haves = Must-haves
why-no-must-haves = None stated, and nothing stands in the way
why-change = What would change this
why-how-sure = How sure are we?
why-after-meeting = What they said after they met counts for more than the numbers below
why-not-told = Has not told us yet
why-next = Next
why-before = Before
why-no-next = This is the last on the list
why-no-before = This is the first on the list
why-questions = Questions about { $subject } and { $other }
why-sentences = { $subject } and { $other } in sentences
why-source = ({ $by }, { $day })
why-source-words = “{ $words }” ({ $by }, { $day })

## Left out
left-out-trail = Left out
left-out-title = Left out of the shortlist of { $name }
left-out-none = Nobody was left out by a must-have
left-out-count = { $n ->
    [one] 1 is left out by a must-have
   *[other] { $n } are left out by a must-have
  }. Nothing unknown leaves anybody out.
left-out-near = One thing in the way, and it could change ({ $n })
left-out-rule = { $rule }: { $n } left out, { $alone } by this alone
left-out-and-more = and { $n } more
left-out-without = would fit { $fit } without it
left-out-nobody = Nobody was left out
left-out-tip = Enter says why. Points never open a must-have, only people do

## Learn
learn-waiting-title = Who is waiting ({ $n })
learn-going-title = How arrangements go on
learn-nobody-waits = Nobody is waiting
learn-since-unknown = start not known
learn-point = { $when }: about { $tenths } in 10 still going ({ $n } of { $began }).
learn-point-all = { $when }: all { $began } still going.
learn-point-nearly-all = { $when }: nearly all still going ({ $n } of { $began }).
learn-point-few = { $when }: hardly any still going ({ $n } of { $began }).
learn-point-none = { $when }: none of { $began } still going.
learn-counts-those = Each line counts those that began at least that long ago.
learn-too-few = { $when }: fewer than { $n } began that long ago.
learn-endings = { $n } had ended: { $planned } planned, { $unplanned } not planned, { $died } with a death. The person did not want it: { $unwanted }.
learn-not-begun = Not counted: { $n } that have not begun.
learn-not-lived-in = Not counted: { $n } in which nobody moves in, such as short breaks.
learn-waiting = { $n ->
    [0] Nobody is waiting.
    [one] 1 person is waiting.
   *[other] { $n } people are waiting.
  }
learn-longest = The longest wait is { $span }.
learn-middle = Half of those whose start is known have waited { $span } or longer.
learn-unknown-start = { $n ->
    [one] For 1 we do not know since when. That one stands first.
   *[other] For { $n } we do not know since when. They stand first.
  }
learn-sentences = What we learn, in sentences
learn-table-after = Time
learn-table-began = Began
learn-table-going = Still going
learn-hidden = fewer than { $n }
learn-small = Nothing is shown where fewer than { $n } began, to protect people. Small numbers say little.
learn-tip = Enter opens the profile. T shows the numbers, V everything in sentences
command-table = Table
command-table-help = Shows the numbers as a table, or in words again
