# The words of matching: what was found, what must be so, what to ask, and lists in sentences.

list-or = { $first } or { $last }

## Wishes without words of their own
wish-near = Near { $place }
wish-avoid = Rather not: { $what }
wish-place-now = where they live now
limits-between = { $topic }: { $low } to { $high }
limits-at-least = { $topic }: { $low } or more
limits-at-most = { $topic }: { $high } or less

## What was found
found-not-known = not known yet
found-yes = yes
found-no = no
found-partly = in part
found-between = { $low } to { $high }
found-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
  }
found-minutes-guess = about { $n ->
    [one] 1 minute
   *[other] { $n } minutes
  }
found-from = from { $day }
found-no-day = no day in sight
found-until = until { $day }
found-somebody = somebody in the home
found-items-partly = { $what } in part
found-items-no = no { $what }
found-items-unknown = { $what } not known

## Chips
chip-from = { $minutes } from { $place }
chip-theirs = for them: { $what }
reasons-theirs = for { $name }: { $what }
own-words = “{ $words }”

## What must be so
need-avoided = No { $what }
need-support = Support with { $what }
need-legal = A condition set in law
need-within = Within { $n } minutes of { $place }
need-further = More than { $n } minutes from { $place }
need-theirs = { $need } (theirs)
in-the-way = { $need }

## What stands in the way
fails-could-change = { $sentence }. This could change: { $how }
fails-kinds = { $about } does not offer what { $whose } looks for
fails-free-place = { $about } has no free place
fails-free-place-dated = { $about } has no free place before { $day }
fails-ready-in-time = { $about } is not ready in time
fails-ready-in-time-dated = { $about } is not ready before { $day }
fails-access = { $about } does not have this: { $small }
fails-access-partly = { $about } has this only in part: { $small }
fails-support = { $about } cannot give this: { $small }
fails-support-partly = { $about } can give this only in part: { $small }
fails-nights = { $about } does not offer the support at night that { $whose } needs
fails-allergy = { $whose } has a medical allergy, and { $about } has this: { $thing }
fails-children = It is not safe for { $whose } to live with children, and { $about } has: { $found }
fails-communication = Nobody with { $about } uses { $need }, which is how { $whose } communicates
fails-own-bedroom = { $about } has no bedroom that is theirs alone
fails-personal-care = { $about } wants personal care, which is never part of Homeshare
fails-tasks = { $about } offers none of the help that { $whose } wants
fails-hours = { $whose } wants hours of help a week, and { $about } offers none
fails-nights-in = { $whose } wants somebody at home some nights, and { $about } offers none
fails-check = { $about }: this is not in order: { $small }
fails-check-dated = { $about }: this ran out on { $day }: { $small }
fails-right-to-rent-ends = The right to rent of { $about } ends on { $day }, before the stay would begin
fails-on-hold = { $about } is on hold
fails-on-hold-dated = { $about } is on hold until { $day }
fails-has-left = { $about } has left the scheme
fails-settled = { $about } has a home through the scheme already
fails-named-only = { $about } is approved for somebody named only
fails-legal = A condition set in law stands in the way
fails-member-not-happy = { $about }: { $found } is not happy to share the home
fails-least-age = { $about } is younger than this scheme takes homesharers
fails-stated = A must-have of { $whose } is not met: { $small }. { $about }: { $found }
fails-stated-lacks = { $about } does not have what { $whose } must have: { $small }
fails-stated-partly = { $about } has only in part what { $whose } must have: { $small }
fails-stated-has = { $about } has what { $whose } must not live with: { $thing }

## What to ask, and whom
ask-not-known = Ask { $about } about this: { $small }
ask-check = Not recorded for { $about }: { $small }. Find out, and record it
ask-enough = { $about } has this only in part: { $small }. Ask { $whose } whether that will do
ask-enough-free-place = { $about } has a free place from { $day }. Ask { $whose } whether that is soon enough
ask-enough-ready = { $about } is ready from { $day }. Ask { $whose } whether that is soon enough
ask-enough-right-to-rent = The right to rent of { $about } ends on { $day }, during the stay. Ask what comes after
ask-measure = { $small }: { $found }, but that is a guess. Find out how long the journey with { $about } takes
ask-look = Somebody must look at this, for no answer on file can decide it: { $small } ({ $about })
ask-under-way = Under way for { $about }: { $small }. Wait for it
ask-talk-first = { $about }: { $member } is not happy to share the home. Talk it through first
ask-approve = A must-have of { $whose } touches equality law: { $small }. Ask the manager before it counts
ask-silent = Ask { $name } what matters to them
ask-wish = Ask { $about } about this, which { $whose } wishes for: { $what }

## The list in sentences
list-homes = { $n ->
    [one] 1 home
   *[other] { $n } homes
  }
list-people = { $n ->
    [one] 1 person
   *[other] { $n } people
  }
list-counts = { $compared } compared. { $could } could work. Ranges show how sure we are.
list-none = Nobody passes the must-haves between them and { $name }. L shows who was left out and why
list-none-nearest = Nobody passes the must-haves between them and { $name }. The nearest is { $other }, with one thing in the way: { $way }. L shows who was left out and why
list-all-open = Nobody can be ranked for { $name } before some questions are answered. Q shows them
list-nobody = There is nobody on the other side yet to compare with { $name }
list-too-little = { $name } has not told us yet what matters. Ask about: { $topics }. P opens the questions
sentence-counts = { $could } could work for { $name }. { $out ->
    [0] Nobody is left out by a must-have
    [one] 1 is left out by a must-have
   *[other] { $out } are left out by a must-have
  }. { $open ->
    [0] There is no question to answer first.
    [one] 1 needs a question answered first.
   *[other] { $open } need a question answered first.
  }
sentence-first = { $name } stands out.
sentence-close = { $n } stand out and are too close to call: { $names }.
sentence-close-below = Further down, but too close to call with the first as well: { $names }.
sentence-more = { $n } more
sentence-row = { $n }. { $name }. Fit { $fit } out of 100, likely { $low } to { $high }.
sentence-row-sure = { $n }. { $name }. Fit { $fit } out of 100.
sentence-for = For: { $what }.
sentence-against = Against: { $what }.
sentence-not-known = Not known: { $what }.

## Why, in sentences
why-well = { $other } fits { $subject } well.
why-part = { $other } fits { $subject } in part.
why-not-well = { $other } does not fit { $subject } well.
why-left-out = { $other } is left out by a must-have, whatever the numbers say.
why-ask-first = { $other } cannot be ranked for { $subject } before a question is answered.
why-for = What speaks for it most: { $what }.
why-against = What counts against it: { $what }.
why-numbers = Fit { $fit } out of 100, likely { $low } to { $high }. { $subject }’s view of this is { $own }. The view of { $other } is { $theirs }.
why-numbers-sure = Fit { $fit } out of 100. { $subject }’s view of this is { $own }. The view of { $other } is { $theirs }.
why-passed = These must-haves are met: { $what }.
why-likely = Likely { $low } to { $high }.
why-all-known = Everything that was asked for is known.
why-place = Place { $place } of { $of } now. It could come anywhere from { $best } to { $worst }.
why-place-sure = Place { $place } of { $of }.
why-close = Too close to call: { $n } could come first, this one among them.
why-silent = { $name } has not told us yet what matters, so that side is a guess.
why-change-ask = Ask { $about }: { $what }?
why-change-bad = At worst { $now } falls to about { $bad }.
why-change-bad-instead = At worst { $now } falls to about { $bad }, and { $name } would come first.
why-change-good = At best it rises to about { $good }.
why-change-nothing = Nothing that is still unknown would change this.
why-no-questions = There is nothing left to ask about these 2.
why-help = This is help for your judgement, not a decision.
why-answer-meeting = { $name } said { $answer } to meeting again, on { $day }.
why-answer-arrangement = { $name } said { $answer } to this arrangement, on { $day }.
why-answer-none = { $name } has not been asked yet since they met.
why-set-aside = Set aside on { $day }
why-set-aside-because = Set aside on { $day }: { $reason }
why-set-aside-by = ({ $by })
