# Words of how sure a list is and of what would change it.

## Re-runs
re-run-what = What a re-run is
re-run-help = A re-run makes the list again, with what matters moved a little from what was said and with everything that is not known answered at random. Many re-runs show how firm a place is. They do not say how a shared life would go.
re-run-share = { $n ->
    [0] In hardly any re-run
    [10] In nearly every re-run
   *[other] In about { $n } of 10 re-runs
  }
re-run-stays = { $share } { $name } stays in the top { $top }.
re-run-comes = { $share } { $name } comes into the top { $top }.
re-run-stays-first = { $share } { $name } stays first.
re-run-comes-first = { $share } { $name } comes first.
re-run-places = Best place { $best }, worst { $worst }.

## What would turn two homes round
turn-levels = If { $changes }, { $behind } would come before { $ahead }.
turn-level = { $change } (now: { $level })
turn-to-0 = { $what } did not matter
turn-to-1 = { $what } would only be nice
turn-to-2 = { $what } mattered
turn-to-3 = { $what } mattered a lot
turn-importance = If { $points } of 100 points of importance moved from { $from } to { $to }, { $behind } would come level with { $ahead }.
turn-never = No change of importance would put { $behind } above { $ahead }.
turn-alone = By itself, { $what } would have to count { $at } of 100, now { $now }, for the 2 to be level.
turn-quoted = “{ $what }”

## This one rather than that one
command-rather = Rather than
command-rather-help = Shows why this one rather than the first, or rather than the next, and what would turn them round
rather-title = Why { $one } rather than { $other }, for { $subject }
rather-fits = The fit of { $one } is { $fit }, that of { $other } is { $against }. The difference is { $points }:
rather-wish = { $points }   { $what }: { $here }, against { $there }
rather-wish-same = { $points }   { $what }: { $here } in both
rather-own = { $points }   { $name } has not told us yet what matters, so that side is a guess
rather-theirs = { $points }   what they want themselves: their view is { $here }, against { $there }
rather-nobody = There is nobody else here to compare with

## Disagreeing
command-disagree = Disagree
command-disagree-help = Records that you disagree with this, and why. The numbers stay as they are
form-disagree = Disagree with this match
draft-disagree = Disagree: { $mover }, { $home }
disagree-stays = It is kept with your name and stands beside the match. No number changes by it
disagree-saved = Kept: you disagree about { $mover } and { $home }. Ctrl+Z to undo
field-disagree-way = In which way?
field-disagree-words = Why, in your words
problem-disagree-way = Choose in which way you disagree
problem-disagree-words = Say why you disagree
disagreed = { $who } disagreed on { $day }: { $way }. { $words }
why-tip = Help for your judgement, not a decision. D records that you disagree
