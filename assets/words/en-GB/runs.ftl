# Shortlists that were kept, and what became of them.

runs-trail = Kept lists
runs-title = Lists kept for { $name } ({ $n })
runs-none = No list is kept for { $name } yet. One is kept whenever the shortlist is opened and is not as it was before
runs-tip = ↑ ↓ chooses a list, V reads it in sentences. What is kept is never changed
runs-history = Kept lists
runs-when = Kept
runs-who = By
runs-compared = Compared
runs-could = Could work
runs-left = Left out
runs-preferences = Wishes
runs-rules = Rules
runs-rules-version = { $rules }, neutral { $neutrals }
runs-kept = { $when }, by { $who }: { $counts }
runs-since = Since { $when }
runs-first = This is the first list that was kept
runs-as-it-stood = The list as it stood
runs-more-rows = and { $n } more. V reads all
runs-not-readable = This list was written by a later version of Settled, which can read it
runs-no-name = Somebody who is not in the file any more
runs-sentences = The list kept for { $name } ({ $when })
runs-day = { $day } { $month }
runs-quoted = “{ $what }”

## What became of a list
runs-line = Since { $when }: { $change }. H shows it
runs-line-more = Since { $when }: { $change } and { $n ->
    [one] 1 more change
   *[other] { $n } more changes
  }. H shows them
runs-sentence = { $change }.
runs-new = { $name } is new on the list, in place { $place }
runs-new-open = { $name } is new on the list, with something to ask first
runs-back = { $name } is considered again, in place { $place }
runs-back-open = { $name } is considered again, with something to ask first
runs-ranked = { $name } has place { $place } now, because what was asked is known
runs-ask-first = { $name } has no place now, because something must be asked first
runs-set-aside = { $name } was set aside
runs-not-there = { $name } is not compared any more
runs-left-out = { $name } is left out now by a must-have: { $rules }
runs-up = { $name } moved up { $n ->
    [one] 1 place
   *[other] { $n } places
  } because { $cause }
runs-down = { $name } moved down { $n ->
    [one] 1 place
   *[other] { $n } places
  } because { $cause }
runs-shifted = { $n ->
    [one] 1 moved only because others did.
   *[other] { $n } moved only because others did.
  }
runs-numbers = { $n ->
    [one] 1 has other numbers and stands where it stood.
   *[other] { $n } have other numbers and stand where they stood.
  }
runs-nothing = Nobody moved.
runs-counts = { $compared } compared. { $could } could work, { $open } had something to ask first, { $out } left out.
runs-sentence-open = Not enough was known of { $names }.
runs-sentence-aside = Set aside: { $names }.
runs-sentence-rule = Left out by “{ $rule }”: { $n }.

## Because of what
cause-known = the answer about “{ $what }” is now known
cause-known-theirs = the answer about “{ $what }”, which { $name } wishes for, is now known
cause-not-known = the answer about “{ $what }” is not known any more
cause-not-known-theirs = the answer about “{ $what }”, which { $name } wishes for, is not known any more
cause-found = something else is known now about “{ $what }”
cause-found-theirs = something else is known now about “{ $what }”, which { $name } wishes for
cause-more = “{ $what }” matters more to { $name } now
cause-less = “{ $what }” matters less to { $name } now
cause-new-wish = { $name } wishes for “{ $what }” now
cause-no-wish = { $name } does not wish for “{ $what }” any more
cause-neutrals = neutral values were worked out again
cause-rules = the rules of matching changed
cause-fit = the fit went from { $from } to { $to }
